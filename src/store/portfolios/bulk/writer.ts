import type { Db } from "../../connection/db.ts";
import { contactNames, customerNames, memberNames } from "./names.ts";
import { upsert } from "./upsert.ts";

type Rows = Record<string, unknown>[];

/** Batches of rows, written by their natural keys: what an import needs of the store. */
export const createBulkRepository = (db: Db) => ({
  memberNames: (workspaceId: string) => memberNames(db, workspaceId),
  customerNames: (workspaceId: string) => customerNames(db, workspaceId),
  contactNames: (workspaceId: string) => contactNames(db, workspaceId),
  members: (rows: Rows, updatable: string[]) => upsert(db, "member", rows, updatable),
  customers: (rows: Rows, updatable: string[], kept: string[]) =>
    upsert(db, "customer", rows, updatable, kept),
  contacts: (rows: Rows, updatable: string[], kept: string[] = []) =>
    upsert(db, "contact", rows, updatable, kept),
  interactions: (rows: Rows, updatable: string[]) => upsert(db, "interaction", rows, updatable),
  /** A signal that was closed here stays closed, whatever an older file says. */
  signals: (rows: Rows, updatable: string[]) =>
    upsert(db, "signal", rows, updatable, ["closed_on"]),
  nudges: (rows: Rows) => upsert(db, "nudge", rows, ["state", "outcome", "contact_id"]),

  /**
   * Prepares this transaction for much: lifts its time limits, since an import of a million rows is one, and has it join
   * by hash. Of rows that the transaction itself has just written there are no statistics: the planner takes them for a
   * handful, and its loop over 5,000 customers and their owners took minutes where a hash takes milliseconds.
   */
  async takeTime(): Promise<void> {
    await db.$executeRaw`SET LOCAL enable_nestloop = off`;
    await db.$executeRaw`SET LOCAL statement_timeout = 0`;
    await db.$executeRaw`SET LOCAL idle_in_transaction_session_timeout = 0`;
  },

  /** Imports into one workspace wait for each other: each looks at what is there, and then adds to it. */
  async takeTurn(workspaceId: string): Promise<void> {
    await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import ${workspaceId}`}, 0))`;
  },

  /** Gives customers the normalized names by which they are told apart from new ones of the same name. */
  async normalizeNames(
    workspaceId: string,
    names: { id: string; name: string; searchable: string }[],
  ): Promise<void> {
    await db.$executeRaw`
      UPDATE customer c SET normalized_name = r.name, searchable = r.searchable
      FROM jsonb_to_recordset(${JSON.stringify(names)}::jsonb) AS r(id uuid, name text, searchable text)
      WHERE c.workspace_id = ${workspaceId}::uuid AND c.id = r.id`;
  },

  /** Sets who reports to whom. Returns the members whose manager changed. */
  async setManagers(workspaceId: string, pairs: { member: string; manager: string | null }[]) {
    const changed = await db.$queryRaw<{ id: string }[]>`
      UPDATE member m SET manager_id = r.manager
      FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS r(member uuid, manager uuid)
      WHERE m.workspace_id = ${workspaceId}::uuid AND m.id = r.member
        AND m.manager_id IS DISTINCT FROM r.manager
      RETURNING m.id`;
    return new Set(changed.map((row) => row.id));
  },

  /** Sets who looks after the customers, the first one leads. Returns the customers whose owners changed. */
  async setOwners(
    workspaceId: string,
    owners: { customer: string; member: string; position: number }[],
  ): Promise<Set<string>> {
    const json = JSON.stringify(owners);
    const gone = await db.$queryRaw<{ id: string }[]>`
      WITH wanted AS (SELECT * FROM jsonb_to_recordset(${json}::jsonb) AS r(customer uuid, member uuid, position int))
      DELETE FROM customer_owner o
      WHERE o.workspace_id = ${workspaceId}::uuid AND o.customer_id IN (SELECT customer FROM wanted)
        AND NOT EXISTS (SELECT 1 FROM wanted w WHERE w.customer = o.customer_id AND w.member = o.member_id)
      RETURNING o.customer_id AS id`;
    const set = await db.$queryRaw<{ id: string }[]>`
      INSERT INTO customer_owner AS o (workspace_id, customer_id, member_id, position)
      SELECT ${workspaceId}::uuid, customer, member, position
      FROM jsonb_to_recordset(${json}::jsonb) AS r(customer uuid, member uuid, position int)
      ON CONFLICT (workspace_id, customer_id, member_id) DO UPDATE SET position = excluded.position
        WHERE o.position <> excluded.position
      RETURNING o.customer_id AS id`;
    return new Set([...gone, ...set].map((row) => row.id));
  },

  /** How many nudges a member has in a week already, for the next free slot: `member week` → the last slot. */
  async lastSlots(workspaceId: string): Promise<Map<string, number>> {
    const rows = await db.nudge.groupBy({
      by: ["memberId", "week"],
      where: { workspaceId },
      _max: { slot: true },
    });
    return new Map(rows.map((row) => [`${row.memberId} ${row.week}`, row._max.slot ?? 0]));
  },

  async nudgeKeys(workspaceId: string): Promise<Set<string>> {
    const rows = await db.nudge.findMany({
      where: { workspaceId },
      select: { memberId: true, customerId: true, week: true, play: true },
    });
    return new Set(rows.map((row) => [row.memberId, row.customerId, row.week, row.play].join(" ")));
  },

  /** Brings the planner's statistics up to date after a large import. */
  async analyze(): Promise<void> {
    await db.$executeRawUnsafe(
      "ANALYZE member, customer, customer_owner, contact, interaction, signal, nudge",
    );
  },
});
