import { newId } from "../../connection/id.ts";
import type { Sql } from "../../connection/sql.ts";
import { contactNames, customerNames, memberNames } from "./names.ts";
import { holdReferences, type ReferenceHold } from "./references.ts";
import { setStates, type StatedRow, type StatedTable } from "./states.ts";
import { upsert } from "./upsert.ts";

type Rows = Record<string, unknown>[];

/** Batches of rows, written by their natural keys: what an import needs of the store. */
export const createBulkRepository = (sql: Sql) => ({
  memberNames: (workspaceId: string) => memberNames(sql, workspaceId),
  customerNames: (workspaceId: string) => customerNames(sql, workspaceId),
  contactNames: (workspaceId: string) => contactNames(sql, workspaceId),
  members: (rows: Rows, updatable: string[]) => upsert(sql, "member", rows, updatable),
  customers: (rows: Rows, updatable: string[], kept: string[]) =>
    upsert(sql, "customer", rows, updatable, kept),
  contacts: (rows: Rows, updatable: string[], kept: string[] = []) =>
    upsert(sql, "contact", rows, updatable, kept),
  /**
   * @param hold `references` of this transaction: its rows then name nobody else's customers and members, and PostgreSQL
   * need not look for each of them again
   */
  interactions: (rows: Rows, updatable: string[], hold: ReferenceHold | null = null) =>
    hold
      ? hold.trusting(() => upsert(sql, "interaction", rows, updatable))
      : upsert(sql, "interaction", rows, updatable),
  references: (workspaceId: string) => holdReferences(sql, workspaceId),
  /** A signal that was closed here stays closed, whatever an older file says. */
  signals: (rows: Rows, updatable: string[]) =>
    upsert(sql, "signal", rows, updatable, ["closed_on", "closed_as"]),
  nudges: (rows: Rows) => upsert(sql, "nudge", rows, ["state", "outcome", "contact_id"]),

  /**
   * Prepares this transaction for much: lifts its time limits, since an import of a million rows is one, and has it join
   * by hash. Of rows that the transaction itself has just written there are no statistics: the planner takes them for a
   * handful, and its loop over 5,000 customers and their owners took minutes where a hash takes milliseconds.
   */
  async takeTime(): Promise<void> {
    await sql({ text: "SET LOCAL enable_nestloop = off" }, []);
    await sql({ text: "SET LOCAL statement_timeout = 0" }, []);
    await sql({ text: "SET LOCAL idle_in_transaction_session_timeout = 0" }, []);
  },

  /** Imports into one workspace wait for each other: each looks at what is there, and then adds to it. */
  async takeTurn(workspaceId: string): Promise<void> {
    const text = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text";
    await sql({ text }, [`import ${workspaceId}`]);
  },

  /** The workspace that is called so, made when there is none. */
  async obtainWorkspace(name: string): Promise<string> {
    const find = `SELECT id FROM workspace WHERE key = $1 OR name = $1 ORDER BY (key = $1) DESC, created_at LIMIT 1`;
    const [known] = await sql<{ id: string }>({ text: find }, [name]);
    if (known) return known.id;
    const make = `INSERT INTO workspace (id, key, name) VALUES ($1::uuid, $2, $2) ON CONFLICT DO NOTHING`;
    await sql({ text: make }, [newId(), name]);
    const [made] = await sql<{ id: string }>({ text: find }, [name]);
    if (!made) throw new Error(`workspace ${name} was not made`);
    return made.id;
  },

  /** Until this transaction ends, what it changes is noted as a drop's. */
  async noteDrop(id: string): Promise<void> {
    await sql({ text: "SELECT set_config('rapport.drop', $1, true)" }, [id]);
  },

  /** Gives customers the normalized names by which they are told apart from new ones of the same name. */
  async normalizeNames(
    workspaceId: string,
    names: { id: string; name: string; searchable: string }[],
  ): Promise<void> {
    if (names.length === 0) return;
    const text = `UPDATE customer c SET normalized_name = r.name, searchable = r.searchable
      FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, name text, searchable text)
      WHERE c.workspace_id = $1::uuid AND c.id = r.id`;
    await sql({ text }, [workspaceId, JSON.stringify(names)]);
  },

  setStates: (workspaceId: string, table: StatedTable, rows: StatedRow[], only: string[]) =>
    setStates(sql, workspaceId, table, rows, only),

  /** Sets who reports to whom. Returns the members whose manager changed. */
  async setManagers(workspaceId: string, pairs: { member: string; manager: string | null }[]) {
    const text = `UPDATE member m SET manager_id = r.manager
      FROM jsonb_to_recordset($2::jsonb) AS r(member uuid, manager uuid)
      WHERE m.workspace_id = $1::uuid AND m.id = r.member AND m.manager_id IS DISTINCT FROM r.manager
      RETURNING m.id`;
    const changed = await sql<{ id: string }>({ text }, [workspaceId, JSON.stringify(pairs)]);
    return new Set(changed.map((row) => row.id));
  },

  /** Sets who looks after the customers, the first one leads. Returns the customers whose owners changed. */
  async setOwners(
    workspaceId: string,
    owners: { customer: string; member: string; position: number }[],
  ): Promise<Set<string>> {
    const values = [workspaceId, JSON.stringify(owners)];
    const wanted = "jsonb_to_recordset($2::jsonb) AS r(customer uuid, member uuid, position int)";
    const remove = `WITH wanted AS (SELECT * FROM ${wanted})
      DELETE FROM customer_owner o
      WHERE o.workspace_id = $1::uuid AND o.customer_id IN (SELECT customer FROM wanted)
        AND NOT EXISTS (SELECT 1 FROM wanted w WHERE w.customer = o.customer_id AND w.member = o.member_id)
      RETURNING o.customer_id AS id, o.member_id AS member`;
    const gone = await sql<{ id: string; member: string }>({ text: remove }, values);
    // Whoever takes a customer over is told how it stands.
    const add = `INSERT INTO customer_owner AS o (workspace_id, customer_id, member_id, position, brief_due)
      SELECT $1::uuid, customer, member, position, customer = ANY ($3::uuid[]) FROM ${wanted}
      ON CONFLICT (workspace_id, customer_id, member_id) DO UPDATE SET position = excluded.position
        WHERE o.position <> excluded.position
      RETURNING o.customer_id AS id`;
    const passed = gone.map(({ id }) => id);
    const set = await sql<{ id: string }>({ text: add }, [...values, passed]);
    await passOn(sql, workspaceId, gone);
    return new Set([...gone, ...set].map((row) => row.id));
  },

  /** How many nudges a member has in a week already, for the next free slot: `member week` → the last slot. */
  async lastSlots(workspaceId: string): Promise<Map<string, number>> {
    const text = `SELECT member_id || ' ' || week AS key, max(slot)::int AS slot FROM nudge
      WHERE workspace_id = $1::uuid GROUP BY member_id, week`;
    const rows = await sql<{ key: string; slot: number }>({ text }, [workspaceId]);
    return new Map(rows.map(({ key, slot }) => [key, slot]));
  },

  async nudgeKeys(workspaceId: string): Promise<Set<string>> {
    const text = `SELECT concat_ws(' ', member_id, customer_id, week, play) AS key FROM nudge WHERE workspace_id = $1::uuid`;
    const rows = await sql<{ key: string }>({ text }, [workspaceId]);
    return new Set(rows.map(({ key }) => key));
  },

  /** Brings the planner's statistics up to date after a large import. */
  async analyze(): Promise<void> {
    const text = "ANALYZE member, customer, customer_owner, contact, interaction, signal, nudge";
    await sql({ text }, []);
  },
});

/** What an import asks and writes, in a transaction of its own. */
export type BulkRepository = ReturnType<typeof createBulkRepository>;

/** Promises and plans of those who no longer look after a customer go to whoever leads it now. */
async function passOn(sql: Sql, workspaceId: string, gone: { id: string; member: string }[]) {
  if (gone.length === 0) return;
  const values = [workspaceId, JSON.stringify(gone)];
  const former = `jsonb_to_recordset($2::jsonb) AS f(id uuid, member uuid)
    JOIN customer_owner o ON o.workspace_id = $1::uuid AND o.customer_id = f.id AND o.position = 0`;
  const promises = `UPDATE signal g SET owed_by = o.member_id FROM ${former}
    WHERE g.workspace_id = $1::uuid AND g.customer_id = f.id AND g.kind = 'commitment' AND coalesce(g.by, 'us') = 'us'
      AND g.closed_on IS NULL AND g.withdrawn_at IS NULL AND f.member = coalesce(g.owed_by, (SELECT r.member_id FROM reply r
        WHERE r.workspace_id = g.workspace_id AND r.id = g.reply_id))`;
  const plans = `UPDATE follow_up p SET member_id = o.member_id FROM ${former}
    WHERE p.workspace_id = $1::uuid AND p.customer_id = f.id AND p.member_id = f.member AND p.state = 'open'`;
  for (const text of [promises, plans]) await sql({ text }, values);
}
