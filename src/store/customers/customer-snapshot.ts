import { shareOf, type Shares, type ShareTotals } from "../../engine/strengths/balance.ts";
import type { Customer } from "../../engine/model/customer.ts";
import type { Play } from "../../engine/plays/play.ts";
import type { Portfolio } from "../../engine/model/portfolio.ts";
import type { QuietRiskModel } from "../../engine/quiet-risk/quiet-risk.ts";
import { normalizedName } from "./customers.ts";
import type { MemberRow, PersonLookup } from "../members/members.ts";
import {
  oldestNudge,
  pastNudge,
  type PortfolioRows,
  settingsFrom,
} from "../portfolios/portfolios.ts";
import { playsFrom, type StoredPlay } from "../plays/plays.ts";
import { knownModel } from "../plays/risk-models.ts";
import type { Viewer } from "./visibility.ts";
import type { Sql } from "../connection/sql.ts";
import { batch } from "../connection/batch.ts";
import { statement } from "../connection/sql-file.ts";

const SNAPSHOT_BY_ID = statement("customers/snapshot-by-id");
const SNAPSHOT_BY_NAME = statement("customers/snapshot-by-name");
const SNAPSHOT_BY_PERSON = statement("customers/snapshot-by-person");

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
  nudges: PortfolioRows["nudges"];
  settings: { key: string; value: unknown }[];
  totals: ShareTotals | null;
  model: unknown;
  plays: StoredPlay[];
};

/**
 * Starting a statement with this many parts costs PostgreSQL as much as one lookup: eight in one statement cost half of
 * eight alone, and sixteen cost no less. Three statements run at once, so a slow one does not hold up the rest; with more,
 * each would hold fewer lookups.
 */
const BATCH_LIMITS = { mostAtOnce: 8, underWay: 3 };

type Asking = {
  platform: string;
  installation: string;
  person: string | null;
  name: string;
  since: Date;
};
type AskedRow = PersonLookup & { place: number; snapshot: SnapshotRow | null };

/**
 * `next` is the way of what follows a first answer: behind all who wait for theirs, a name that was misspelt would wait
 * twice.
 */
export function createCustomerSnapshotRepository(sql: Sql, next: Sql) {
  // Each reads its own row afterwards: what is wrong with one workspace's data is nothing to the others.
  const ask = batch(async (asks: Asking[]): Promise<(AskedRow | null)[]> => {
    const rows = await sql<AskedRow>(SNAPSHOT_BY_PERSON, [JSON.stringify(asks)]);
    const byPlace = new Map(rows.map((row) => [row.place, row]));
    return asks.map((_, at) => byPlace.get(at + 1) ?? null);
  }, BATCH_LIMITS);

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
      const [row] = await next<{ snapshot: SnapshotRow }>(SNAPSHOT_BY_ID, [
        workspaceId,
        customerId,
        askerId,
        oldestNudge(asOf),
      ]);
      return snapshotOf(workspaceId, row?.snapshot ?? missingRow());
    },

    /** The same of the customer that is called so, once both are normalized; null when the viewer sees none. */
    async called(
      workspaceId: string,
      name: string,
      { id, role }: Viewer,
      asOf: number,
    ): Promise<CustomerSnapshot | null> {
      const asked = [workspaceId, normalizedName(name), id, oldestNudge(asOf), role === "admin"];
      const [row] = await sql<{ snapshot: SnapshotRow }>(SNAPSHOT_BY_NAME, asked);
      return snapshotOf(workspaceId, row?.snapshot ?? missingRow());
    },

    /**
     * `members.person` and `called` in one statement, for what is asked most; null when no workspace has that installation.
     * The look is null when the person sees no customer of that name, or is no member (yet). `now` is the machine's clock.
     */
    async asked(
      from: { platform: string; installation: string; person: string | null },
      name: string,
      now: number,
    ): Promise<{ person: PersonLookup; look: CustomerSnapshot | null } | null> {
      const { platform, installation, person } = from;
      const row = await ask({
        platform,
        installation,
        person,
        name: normalizedName(name),
        since: oldestNudge(now),
      });
      if (!row) return null;
      const { workspace, member, personal, snapshot } = row;
      return {
        person: { workspace, member, personal },
        look: snapshot && snapshotOf(workspace.id, snapshot),
      };
    },
  };
}

function snapshotOf(workspaceId: string, snapshot: SnapshotRow): CustomerSnapshot | null {
  const { customer, nudges, settings, totals, model, plays, ...facts } = snapshot;
  if (customer === null) return null;
  return {
    portfolio: {
      ...facts,
      workspaceId,
      settings: settingsFrom(settings),
      customers: [customer],
      nudges: nudges.map(pastNudge),
    },
    shares: totals && shareOf(customer, totals),
    model: knownModel(model),
    plays: playsFrom(plays),
  };
}

function missingRow(): SnapshotRow {
  throw new Error("PostgreSQL answered a look with no row");
}
