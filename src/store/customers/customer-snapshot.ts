import { shareOf, type Shares, type ShareTotals } from "../../engine/strengths/balance.ts";
import type { Customer } from "../../engine/model/customer.ts";
import type { Play } from "../../engine/plays/play.ts";
import type { Portfolio } from "../../engine/model/portfolio.ts";
import type { QuietRiskModel } from "../../engine/quiet-risk/quiet-risk.ts";
import { normalizedName } from "./customers.ts";
import { type MemberRow, type Person, personRow } from "../members/members.ts";
import { pastNudgeOf, type StoredNudge, type StoredOutcome } from "../nudges/nudge-row.ts";
import { NUDGE_WEEKS_KEPT_MS, settingsFrom } from "../portfolios/portfolios.ts";
import { playsFrom, type StoredPlay } from "../plays/plays.ts";
import { knownModel } from "../plays/risk-models.ts";
import { visibleToSql, type Viewer } from "./visibility.ts";
import { customerSnapshotSql } from "./customer-snapshot.sql.ts";
import type { Sql, Statement } from "../connection/sql.ts";
import { batch } from "../connection/batch.ts";

/** All that a look at one customer shows, and no row of another. */
export type CustomerSnapshot = {
  /** the customer's part of the workspace; of the members those who have to do with it, and the asker */
  portfolio: Portfolio & { customers: [Customer] };
  /** its part of all hours and value; null where nothing can be compared */
  shares: Shares | null;
  /** what the last plan learned of the workspace; null before the first */
  model: QuietRiskModel | null;
  /** the plays that the workspace has in use */
  plays: readonly Play[];
};

type SnapshotRow = Omit<
  Portfolio,
  "workspaceId" | "settings" | "customers" | "members" | "nudges"
> & {
  customer: Customer | null;
  members: MemberRow[];
  nudges: (Dated<StoredNudge> & { playOutcome: StoredOutcome | null })[];
  settings: { key: string; value: unknown }[];
  totals: ShareTotals | null;
  model: unknown;
  plays: StoredPlay[];
};
type Dated<T> = { [Key in keyof T]: T[Key] extends Date | null ? string | null : T[Key] };

const HERE = { workspace: "$1::uuid", asker: "$3::uuid", since: "$4::timestamptz" };

/** $1 workspace, $2 the customer's id, $3 who asks, $4 how old nudges may be. */
const BY_ID: Statement = {
  name: "look",
  text: customerSnapshotSql({ ...HERE, customer: "$2::uuid" }),
};

/** $2: the customer's normalized name, $5: whether who asks is an admin. */
const BY_NAME: Statement = {
  name: "look-by-name",
  text: `WITH meant AS MATERIALIZED (SELECT id FROM customer
      WHERE workspace_id = $1::uuid AND normalized_name = $2 AND ${visibleToSql("$3", "$5")} LIMIT 1)
    ${customerSnapshotSql({ ...HERE, customer: "(SELECT id FROM meant)" })}`,
};

/**
 * Who asks, and the customer that is called so, in one, of all who ask just now: each brings their platform, its
 * installation, their key there, a normalized name, and how old nudges may be by the machine's clock. No row where no
 * workspace has that installation, no sheet for somebody who is no member here.
 */
const BY_PERSONS: Statement = {
  name: "look-by-persons",
  text: `SELECT asked.place::int4 AS place, asked.workspace, asked.member, asked.personal, CASE WHEN asked.customer_id IS NOT NULL THEN (
      ${customerSnapshotSql({
        workspace: "asked.workspace_id",
        customer: "asked.customer_id",
        asker: "asked.member_id",
        since: "asked.since + asked.clock_offset_ms * interval '1 millisecond'",
      })}) END AS sheet
    FROM (SELECT p.*, ask.place, ask.since, (SELECT id FROM customer WHERE p.is_here AND workspace_id = p.workspace_id
          AND normalized_name = ask.name AND ${visibleToSql("p.member_id", "p.is_admin")} LIMIT 1) AS customer_id
      FROM ROWS FROM (json_to_recordset($1::json) AS (platform text, installation text, person text, name text, since timestamptz))
        WITH ORDINALITY AS ask (platform, installation, person, name, since, place)
      CROSS JOIN LATERAL (${personRow({ platform: "ask.platform", installation: "ask.installation", person: "ask.person" })} OFFSET 0) p
      OFFSET 0) asked`,
};

/**
 * To begin a statement of so many parts costs PostgreSQL as much as a look itself: eight in one take half of what eight
 * alone do, and sixteen no less. More statements at once than one, so that a slow one does not hold up everybody; many more,
 * and each has fewer looks in it.
 */
const ASKED = { mostAtOnce: 8, underWay: 3 };

type Asking = {
  platform: string;
  installation: string;
  person: string | null;
  name: string;
  since: Date;
};
type AskedRow = Person & { place: number; sheet: SnapshotRow | null };

/**
 * `next` is the way of what follows a first answer: behind all who wait for theirs, a name that was misspelt would wait
 * twice.
 */
export function createCustomerSnapshotRepository(sql: Sql, next: Sql) {
  // Each reads its own row afterwards: what is wrong with one workspace's data is nothing to the others.
  const ask = batch(async (asks: Asking[]): Promise<(AskedRow | null)[]> => {
    const rows = await sql<AskedRow>(BY_PERSONS, [JSON.stringify(asks)]);
    const byPlace = new Map(rows.map((row) => [row.place, row]));
    return asks.map((_, at) => byPlace.get(at + 1) ?? null);
  }, ASKED);

  return {
    /**
     * One customer, as `portfolios.load` would have it, with what else a look takes; null when there is none.
     * `asOf` (by the workspace's clock) bounds how far back nudges are read.
     */
    async at(
      workspaceId: string,
      customerId: string,
      askerId: string,
      asOf: number,
    ): Promise<CustomerSnapshot | null> {
      const [row] = await next<{ sheet: SnapshotRow }>(BY_ID, [
        workspaceId,
        customerId,
        askerId,
        since(asOf),
      ]);
      return snapshotOf(workspaceId, row?.sheet ?? noSnapshotRow());
    },

    /** The same of the customer that is called so, once both are normalized; null when the viewer sees none. */
    async called(
      workspaceId: string,
      name: string,
      { id, role }: Viewer,
      asOf: number,
    ): Promise<CustomerSnapshot | null> {
      const asked = [workspaceId, normalizedName(name), id, since(asOf), role === "admin"];
      const [row] = await sql<{ sheet: SnapshotRow }>(BY_NAME, asked);
      return snapshotOf(workspaceId, row?.sheet ?? noSnapshotRow());
    },

    /**
     * `members.person` and `called` in one statement, for what is asked most; null when no workspace has that installation.
     * The look is null when the person sees no customer of that name, or is no member (yet). `now` is the machine's clock.
     */
    async asked(
      from: { platform: string; installation: string; person: string | null },
      name: string,
      now: number,
    ): Promise<{ person: Person; look: CustomerSnapshot | null } | null> {
      const { platform, installation, person } = from;
      const row = await ask({
        platform,
        installation,
        person,
        name: normalizedName(name),
        since: since(now),
      });
      if (!row) return null;
      const { workspace, member, personal, sheet } = row;
      return {
        person: { workspace, member, personal },
        look: sheet && snapshotOf(workspace.id, sheet),
      };
    },
  };
}

const since = (asOf: number) => new Date(asOf - NUDGE_WEEKS_KEPT_MS);

function snapshotOf(workspaceId: string, sheet: SnapshotRow): CustomerSnapshot | null {
  const { customer, nudges, settings, totals, model, plays, ...facts } = sheet;
  if (customer === null) return null;
  return {
    portfolio: {
      ...facts,
      workspaceId,
      settings: settingsFrom(settings),
      customers: [customer],
      nudges: nudges.map(({ sentAt, answeredAt, playOutcome, ...nudge }) =>
        pastNudgeOf(
          { ...nudge, sentAt: dateIn(sentAt), answeredAt: dateIn(answeredAt) },
          playOutcome,
        ),
      ),
    },
    shares: totals && shareOf(customer, totals),
    model: knownModel(model),
    plays: playsFrom(plays),
  };
}

function noSnapshotRow(): SnapshotRow {
  throw new Error("PostgreSQL answered a look with no row");
}

const dateIn = (text: string | null) => (text === null ? null : new Date(text));
