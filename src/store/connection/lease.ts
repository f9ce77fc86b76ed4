/**
 * How a worker holds rows for a while, in SQL: the same for the inbox, deliveries and backfills. A worker that dies leaves its
 * rows to others when the lease ends; the count of attempts proves that a lease is still its own.
 */

/** A row that a worker holds. */
export type Held = { workspaceId: string; id: string; attempt: number };

/** The end of a lease that begins now; `ms` is the parameter with its length in milliseconds. */
export const leaseUntil = (ms: string) => `now() + ${ms}::float8 * interval '1 millisecond'`;

/** Whether nobody holds a row, by the column of its lease's end. */
export const isFree = (column: string) => `(${column} IS NULL OR ${column} < now())`;

/** Rows that a worker holds, as the parameter $1 of a statement with `HELD`. */
export const heldRows = (rows: Held[]) =>
  JSON.stringify(rows.map(({ workspaceId, id, attempt }) => ({ workspaceId, id, attempt })));

/** The rows of $1, each with more columns where a statement brings them. */
export const HELD = (more = "") =>
  `jsonb_to_recordset($1::jsonb) AS held("workspaceId" uuid, id uuid, attempt int${more})`;

/** Whether a row of `t` is one of `HELD`, under the same attempt. */
export const IS_HELD =
  't.workspace_id = held."workspaceId" AND t.id = held.id AND t.attempts = held.attempt';
