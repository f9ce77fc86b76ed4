import type { Shares } from "../engine/balance.ts";
import { foldName } from "../engine/names.ts";
import type { LocalDate } from "../engine/time.ts";
import { type Db, dateOf } from "./db.ts";
import { seenBy, seenInSql, type Viewer } from "./sight.ts";

/** A customer as a lookup finds it. */
export type CustomerHit = { id: string; name: string };

/** Below this trigram similarity a name is no help as a suggestion (pg_trgm's own default is 0.3). */
const NEAR_ENOUGH = 0.3;
const SUGGESTIONS = 5;
/** A name longer than this is none: an import takes names of up to 300 characters. */
const LONGEST_NAME = 300;
const CUSTOMERS_TO_COMPARE = 3;

export const customersIn = (db: Db) => ({
  /**
   * The customer whose name or alias folds to the same as `text`, among those that the viewer sees; null when there is
   * none or more than one. What somebody may not see is to them as if it did not exist, also between two of one alias.
   */
  async byName(workspaceId: string, text: string, viewer: Viewer): Promise<CustomerHit | null> {
    const folded = foldName(text).slice(0, LONGEST_NAME);
    const named = await db.customer.findFirst({
      where: { workspaceId, folded, ...seenBy(viewer, "plain") },
      select: { id: true, name: true },
    });
    if (named || folded === "") return named;
    const aliased = await db.$queryRaw<CustomerHit[]>`
      SELECT id, name FROM customer
      WHERE workspace_id = ${workspaceId}::uuid AND searchable LIKE ${`%|${escapeLike(folded)}|%`}
        AND ${seenInSql(viewer)}
      LIMIT 2`;
    return aliased.length === 1 ? (aliased[0] ?? null) : null;
  },

  /** The customers that the viewer sees whose names or aliases are most like `text`, best first, with how like (0 to 1). */
  async near(
    workspaceId: string,
    text: string,
    viewer: Viewer,
  ): Promise<(CustomerHit & { likeness: number })[]> {
    const folded = foldName(text).slice(0, LONGEST_NAME);
    if (folded === "") return [];
    return db.$queryRaw`
      SELECT id, name, word_similarity(${folded}, searchable) AS likeness FROM customer
      WHERE workspace_id = ${workspaceId}::uuid AND ${folded} <% searchable
        AND word_similarity(${folded}, searchable) >= ${NEAR_ENOUGH} AND ${seenInSql(viewer)}
      ORDER BY likeness DESC, length(searchable), name
      LIMIT ${SUGGESTIONS}`;
  },

  async byId(workspaceId: string, id: string): Promise<CustomerHit | null> {
    return db.customer.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: { id: true, name: true },
    });
  },

  /** The customers that some members look after, by name. */
  async ownedBy(workspaceId: string, memberIds: string[]): Promise<string[]> {
    const rows = await db.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT c.id, c.name FROM customer_owner o
      JOIN customer c ON c.workspace_id = o.workspace_id AND c.id = o.customer_id
      WHERE o.workspace_id = ${workspaceId}::uuid AND o.member_id = ANY(${memberIds}::uuid[])
        AND c.status <> 'lost'
      ORDER BY c.name`;
    return rows.map((row) => row.id);
  },

  /** When a customer was last touched by anybody, after an instant; null when it was not. */
  async touchedSince(workspaceId: string, customerId: string, since: number): Promise<Date | null> {
    const row = await db.interaction.findFirst({
      where: { workspaceId, customerId, withdrawnAt: null, at: { gt: new Date(since) } },
      orderBy: { at: "desc" },
      select: { at: true },
    });
    return row?.at ?? null;
  },

  /** Whether a member still is to be nudged about a customer: looks after it, has not asked out, and it is active. */
  async isNudgedAbout(workspaceId: string, customerId: string, memberId: string): Promise<boolean> {
    const owner = { workspaceId, customerId, memberId, muted: false };
    const count = await db.customerOwner.count({
      where: { ...owner, customer: { status: "active" } },
    });
    return count === 1;
  },

  /** A member asked not to be nudged about a customer, or to be again. */
  async mute(workspaceId: string, customerId: string, memberId: string, muted: boolean) {
    await db.customerOwner.updateMany({
      where: { workspaceId, customerId, memberId },
      data: { muted },
    });
  },

  /** The customers whose folded name is one of these. */
  async named(workspaceId: string, foldedNames: string[]): Promise<string[]> {
    const rows = await db.customer.findMany({
      where: { workspaceId, folded: { in: foldedNames } },
      select: { id: true },
      take: 20,
    });
    return rows.map((row) => row.id);
  },

  /** Puts somebody on a customer's people map, once; a name holds no semicolon, as in an import. */
  async addContact(workspaceId: string, customerId: string, told: string): Promise<string> {
    const name = told
      .replaceAll(/[;\s]+/g, " ")
      .trim()
      .slice(0, LONGEST_NAME);
    const folded = foldName(name);
    const known = await db.contact.findFirst({ where: { workspaceId, customerId, folded } });
    if (known) return known.id;
    const row = await db.contact.create({ data: { workspaceId, customerId, name, folded } });
    return row.id;
  },

  async answerPriority(
    workspaceId: string,
    answer: {
      customerId: string;
      memberId: string;
      priority: string;
      respected: "yes" | "partly" | "no";
      on: LocalDate;
    },
  ): Promise<void> {
    const { on, respected, memberId, ...key } = answer;
    const answeredOn = dateOf(on);
    await db.priorityAnswer.upsert({
      where: {
        workspaceId_customerId_priority_answeredOn: { workspaceId, answeredOn, ...key },
      },
      create: { workspaceId, answeredOn, respected, memberId, ...key },
      update: { respected, memberId },
    });
  },

  /**
   * A customer's share of all hours and all value among the active ones that both are known of, in its currency; null
   * when it has no figures or fewer than three have. The same rule as the engine's `sharesOf`.
   */
  async shares(workspaceId: string, customerId: string): Promise<Shares | null> {
    const [row] = await db.$queryRaw<{ effort: number; value: number; count: bigint }[]>`
      SELECT c.effort_hours_per_month::float8 / nullif(sum(o.effort_hours_per_month), 0)::float8 AS effort,
             c.annual_value::float8 / nullif(sum(o.annual_value), 0)::float8 AS value,
             count(*) AS count
      FROM customer c
      JOIN customer o ON o.workspace_id = c.workspace_id AND o.status = 'active'
        AND o.annual_value IS NOT NULL AND o.effort_hours_per_month IS NOT NULL
        AND o.currency IS NOT DISTINCT FROM c.currency
      WHERE c.workspace_id = ${workspaceId}::uuid AND c.id = ${customerId}::uuid AND c.status = 'active'
        AND c.annual_value IS NOT NULL AND c.effort_hours_per_month IS NOT NULL
      GROUP BY c.workspace_id, c.id`;
    if (!row || Number(row.count) < CUSTOMERS_TO_COMPARE) return null;
    return { effortShare: row.effort, valueShare: row.value };
  },

  async signal(workspaceId: string, id: string) {
    return db.signal.findFirst({
      where: { workspaceId, id, withdrawnAt: null },
      select: { id: true, customerId: true, kind: true },
    });
  },

  /** Closes an open signal on a day. False when it is closed already. */
  async closeSignal(workspaceId: string, id: string, on: LocalDate): Promise<boolean> {
    const { count } = await db.signal.updateMany({
      where: { workspaceId, id, closedOn: null },
      data: { closedOn: dateOf(on) },
    });
    return count === 1;
  },
});

const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");
