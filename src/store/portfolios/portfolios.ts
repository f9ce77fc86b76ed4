import {
  DEFAULT_SETTINGS,
  type SettingKey,
  SETTINGS,
  type Settings,
} from "../../engine/model/settings.ts";
import type { Contact } from "../../engine/model/contact.ts";
import type { Customer, PriorityAnswer } from "../../engine/model/customer.ts";
import type { Interaction } from "../../engine/model/interaction.ts";
import type { PastNudge } from "../../engine/model/nudge.ts";
import type { Portfolio } from "../../engine/model/portfolio.ts";
import type { Readable } from "../../engine/reading/records-of-reading.ts";
import type { Signal } from "../../engine/model/signal.ts";
import { type Db, dayOf } from "../connection/db.ts";
import { Prisma } from "../generated/client.ts";
import { memberOf } from "../members/members.ts";
import { visibleTo, type Viewer } from "../customers/visibility.ts";
import { pastNudgeOf } from "../nudges/nudge-row.ts";

/** Which part of a workspace to load: some customers, or all of them. */
export type PortfolioScope = {
  customerIds?: string[];
  /** leave out owners who asked not to be nudged about a customer */
  forPlanning?: boolean;
};

/** Nudges older than this teach nothing more to the choice; a year and a bit, so that last year's season still counts. */
export const NUDGE_WEEKS_KEPT_MS = 400 * 86_400_000;

type InteractionRow = Omit<Interaction, "at" | "contactIds"> & { at: Date; contactIds: string[] };

export const createPortfolioRepository = (db: Db) => ({
  /**
   * A workspace's facts as the engine takes them: seven queries, whatever its size.
   * `asOf` (by the workspace's clock) bounds how far back nudges are read.
   */
  async load(workspaceId: string, asOf: number, scope: PortfolioScope = {}): Promise<Portfolio> {
    const ids = scope.customerIds;
    const only = (column: Prisma.Sql) =>
      ids ? Prisma.sql`AND ${column} = ANY(${ids}::uuid[])` : Prisma.empty;
    const where = ids ? { workspaceId, customerId: { in: ids } } : { workspaceId };

    const members = await db.member.findMany({ where: { workspaceId }, orderBy: { id: "asc" } });
    const customers = await db.customer.findMany({
      where: ids ? { workspaceId, id: { in: ids } } : { workspaceId },
      orderBy: { id: "asc" },
    });
    const owners = await db.$queryRaw<{ customerId: string; memberId: string }[]>`
      SELECT customer_id AS "customerId", member_id AS "memberId" FROM customer_owner
      WHERE workspace_id = ${workspaceId}::uuid ${only(Prisma.sql`customer_id`)}
        ${scope.forPlanning ? Prisma.sql`AND NOT muted` : Prisma.empty}
      ORDER BY customer_id, position, member_id`;
    const answers = await db.priorityAnswer.findMany({ where, orderBy: { answeredOn: "asc" } });
    const contacts = await db.contact.findMany({
      where,
      orderBy: { id: "asc" },
      omit: { workspaceId: true, normalizedName: true, createdAt: true },
    });
    const interactions = await db.$queryRaw<InteractionRow[]>`
      SELECT id, customer_id AS "customerId", member_id AS "memberId", at, channel, direction,
             contact_ids AS "contactIds", summary, sentiment
      FROM interaction
      WHERE workspace_id = ${workspaceId}::uuid AND withdrawn_at IS NULL ${only(Prisma.sql`customer_id`)}
      ORDER BY customer_id, at, id`;
    const signals = await db.signal.findMany({
      where: { ...where, withdrawnAt: null },
      orderBy: [{ customerId: "asc" }, { at: "asc" }, { id: "asc" }],
    });
    const nudges = await db.nudge.findMany({
      where: { ...where, createdAt: { gte: new Date(asOf - NUDGE_WEEKS_KEPT_MS) } },
      include: { playOutcome: true },
      orderBy: { id: "asc" },
    });

    const ownerIds = Map.groupBy(owners, (owner) => owner.customerId);
    const answersOf = Map.groupBy(answers, (answer) => answer.customerId);
    return {
      workspaceId,
      settings: await settingsIn(db, workspaceId),
      members: members.map(memberOf),
      customers: customers.map((row): Customer => ({
        id: row.id,
        name: row.name,
        aliases: row.aliases,
        domain: row.domain,
        ownerIds: (ownerIds.get(row.id) ?? []).map((owner) => owner.memberId),
        tier: row.tier as Customer["tier"],
        annualValue: row.annualValue === null ? null : Number(row.annualValue),
        currency: row.currency,
        effortHoursPerMonth:
          row.effortHoursPerMonth === null ? null : Number(row.effortHoursPerMonth),
        renewalOn: row.renewalOn && dayOf(row.renewalOn),
        status: row.status as Customer["status"],
        ourLead: row.ourLead as Customer["ourLead"],
        priorities: row.priorities,
        priorityAnswers: (answersOf.get(row.id) ?? []).map((answer) => ({
          priority: answer.priority,
          respected: answer.respected as PriorityAnswer["respected"],
          on: dayOf(answer.answeredOn),
        })),
        visibility: row.visibility as Customer["visibility"],
      })),
      contacts: contacts as Contact[],
      interactions: interactions.map((row) => ({ ...row, at: row.at.getTime() })),
      signals: signals.map((row): Signal => ({
        id: row.id,
        customerId: row.customerId,
        kind: row.kind as Signal["kind"],
        quote: row.quote,
        at: row.at.getTime(),
        contactId: row.contactId,
        by: row.by as Signal["by"],
        dueOn: row.dueOn && dayOf(row.dueOn),
        closedOn: row.closedOn && dayOf(row.closedOn),
      })),
      nudges: nudges.map((row): PastNudge => pastNudgeOf(row, row.playOutcome)),
    };
  },

  /**
   * The names that a reply may mean: customers with their aliases and contacts. Only those that the member sees, or, with
   * `all`, sees all of.
   */
  async names(
    workspaceId: string,
    customerIds: string[],
    member: Viewer,
    sight: "plain" | "all" = "plain",
  ): Promise<Readable[]> {
    const rows = await db.customer.findMany({
      where: { workspaceId, id: { in: customerIds }, ...visibleTo(member, sight) },
      select: {
        id: true,
        name: true,
        aliases: true,
        contacts: { select: { id: true, name: true }, orderBy: { id: "asc" } },
      },
      orderBy: { id: "asc" },
    });
    return rows;
  },

  settings: (workspaceId: string) => settingsIn(db, workspaceId),

  /** Keeps a setting, and makes due again what hangs on it. */
  async setSetting<K extends SettingKey>(workspaceId: string, key: K, value: Settings[K]) {
    const json = value as Prisma.InputJsonValue;
    await db.setting.upsert({
      where: { workspaceId_key: { workspaceId, key } },
      create: { workspaceId, key, value: json },
      update: { value: json },
    });
    const { makesDue } = SETTINGS[key];
    if (makesDue === "plans") {
      await db.member.updateMany({ where: { workspaceId }, data: { planDueAt: null } });
    } else if (makesDue === "digests") {
      await db.workspace.update({ where: { id: workspaceId }, data: { digestDueAt: null } });
    }
  },
});

async function settingsIn(db: Db, workspaceId: string): Promise<Settings> {
  return settingsFrom(await db.setting.findMany({ where: { workspaceId } }));
}

/** A workspace's settings from their rows: what has none is as Rapport ships it. */
export function settingsFrom(rows: { key: string; value: unknown }[]): Settings {
  const stored = Object.fromEntries(rows.map((row) => [row.key, row.value]));
  return { ...DEFAULT_SETTINGS, ...(stored as Partial<Settings>) };
}
