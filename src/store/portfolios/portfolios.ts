/** A workspace's facts for the engine, the names that a reply may mean, and settings. */
import {
  DEFAULT_SETTINGS,
  type SettingKey,
  SETTINGS,
  type Settings,
} from "../../engine/model/settings.ts";
import type { PastNudge } from "../../engine/model/nudge.ts";
import type { Portfolio } from "../../engine/model/portfolio.ts";
import type { Readable } from "../../engine/reading/records-of-reading.ts";
import type { AccessLevel } from "../../engine/model/visibility.ts";
import type { Db } from "../connection/db.ts";
import type { Prisma } from "../generated/client.ts";
import { memberOf } from "../members/members.ts";
import type { Viewer } from "../customers/visibility.ts";
import { pastNudgeOf, type StoredNudge, type StoredOutcome } from "../nudges/nudge-row.ts";
import type { Sql } from "../connection/sql.ts";
import { sqlFile, statement } from "../connection/sql-file.ts";

const NAMES = {
  plain: statement("portfolios/names", { least: "plain" }),
  all: statement("portfolios/names", { least: "all" }),
};

/** A nudge as it comes: instants are milliseconds since 1970. */
type NudgeRow = Omit<StoredNudge, "sentAt" | "answeredAt"> & {
  sentAt: number | null;
  answeredAt: number | null;
  playOutcome: StoredOutcome | null;
};

/** The rows of each part: `customers.sql` and its siblings, the same for all customers, some, or one. */
export type PortfolioRows = Pick<
  Portfolio,
  "customers" | "contacts" | "interactions" | "signals"
> & { nudges: NudgeRow[] };

/** Which part of a workspace to load: some customers, or all of them. */
export type PortfolioScope = {
  customerIds?: string[];
  /** leave out owners who asked not to be nudged about a customer */
  forPlanning?: boolean;
};

const SPOKEN_AT = statement("replies/spoken-at");

/** 400 days, so that last year's season still counts; older nudges teach nothing more to the choice. */
const NUDGES_KEPT_MS = 400 * 86_400_000;

export const createPortfolioRepository = (db: Db, sql: Sql) => ({
  /**
   * A workspace's facts as the engine takes them: seven queries, whatever its size.
   * `asOf` (by the workspace's clock) bounds how far back nudges are read.
   */
  async load(workspaceId: string, asOf: number, part: PortfolioScope = {}): Promise<Portfolio> {
    const ids = part.customerIds;
    const values = ids ? [workspaceId, ids] : [workspaceId];
    const parts = {
      workspace: "$1::uuid",
      among: ids ? "= ANY ($2::uuid[])" : "IS NOT NULL",
      owners: part.forPlanning
        ? `AND NOT (o.muted AND coalesce(o.muted_until > '${new Date(asOf).toISOString()}'::date, true))`
        : "",
      since: `$${values.length + 1}::timestamptz`,
    };
    // Not prepared: a plan kept for one workspace would be wrong for another's size.
    const rows = async <Part extends keyof PortfolioRows>(name: Part, more: unknown[] = []) =>
      sql<PortfolioRows[Part][number]>({ text: sqlFile(`portfolios/${name}`, parts) }, [
        ...values,
        ...more,
      ]);
    const members = await db.member.findMany({ where: { workspaceId }, orderBy: { id: "asc" } });
    return {
      workspaceId,
      ...(part.forPlanning && { spokenAt: await spokenAtIn(sql, workspaceId) }),
      settings: await settingsIn(db, workspaceId),
      members: members.map(memberOf),
      customers: await rows("customers"),
      contacts: await rows("contacts"),
      interactions: await rows("interactions"),
      signals: await rows("signals"),
      nudges: (await rows("nudges", [oldestNudge(asOf)])).map(pastNudge),
    };
  },

  /** Names for reading a reply: customers with aliases and contacts, where the member's access is at least `least`. */
  async names(
    workspaceId: string,
    customerIds: string[],
    { id, role }: Viewer,
    least: Exclude<AccessLevel, "nothing"> = "plain",
  ): Promise<Readable[]> {
    return sql<Readable>(NAMES[least], [workspaceId, customerIds, id, role === "admin"]);
  },

  /** When members said anything last, by their id. */
  spokenAt: (workspaceId: string) => spokenAtIn(sql, workspaceId),

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

async function spokenAtIn(sql: Sql, workspaceId: string): Promise<Record<string, number>> {
  const spoken = await sql<{ id: string; at: number | null }>(SPOKEN_AT, [workspaceId]);
  return Object.fromEntries(spoken.flatMap(({ id, at }) => (at === null ? [] : [[id, at]])));
}

async function settingsIn(db: Db, workspaceId: string): Promise<Settings> {
  return settingsFrom(await db.setting.findMany({ where: { workspaceId } }));
}

/** When the oldest nudges were made that are read as of a moment. */
export const oldestNudge = (asOf: number) => new Date(asOf - NUDGES_KEPT_MS);

const dateIn = (millis: number | null) => (millis === null ? null : new Date(millis));

/** A nudge's row as the engine takes it. */
export function pastNudge({ playOutcome, ...row }: NudgeRow): PastNudge {
  const { sentAt, answeredAt } = row;
  return pastNudgeOf(
    { ...row, sentAt: dateIn(sentAt), answeredAt: dateIn(answeredAt) },
    playOutcome,
  );
}

/** A workspace's settings from their rows: what has none is as Rapport ships it. */
export function settingsFrom(rows: { key: string; value: unknown }[]): Settings {
  const stored = Object.fromEntries(rows.map((row) => [row.key, row.value]));
  return { ...DEFAULT_SETTINGS, ...(stored as Partial<Settings>) };
}
