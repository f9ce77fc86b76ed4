/**
 * How a worker holds rows for a while: the same for the inbox, deliveries and backfills, in SQL by held.sql and its siblings.
 * A worker that dies leaves its rows to others when the lease ends; the count of attempts proves that a lease is still its own.
 */

/** A row that a worker holds. */
export type Held = { workspaceId: string; id: string; attempt: number };

/** Rows that a worker holds, as the parameter $1 of a statement with held.sql. */
export const heldRows = (rows: Held[]) =>
  JSON.stringify(rows.map(({ workspaceId, id, attempt }) => ({ workspaceId, id, attempt })));
