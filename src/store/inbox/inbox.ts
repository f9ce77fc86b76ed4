import type { Inbound } from "../../chat/intent.ts";
import type { Db } from "../connection/db.ts";
import { heldRows } from "../connection/lease.ts";
import type { Sql } from "../connection/sql.ts";
import { Prisma } from "../generated/client.ts";
import { statement } from "../connection/sql-file.ts";

const CLAIM_INBOX = statement("inbox/claim-inbox");
const FAIL_INBOX = statement("inbox/fail-inbox");
const FINISH_INBOX = statement("inbox/finish-inbox");
const RELEASE_INBOX = statement("inbox/release-inbox");

/** A stored Inbound that a worker holds. `attempt` is the worker's proof that it still does. */
export type InboxRow = {
  id: string;
  workspaceId: string;
  inbound: Inbound;
  attempt: number;
  requestId: string | null;
};

/** A message that failed too often, for an operator to look at and replay. */
export type DeadInbox = {
  id: string;
  workspace: string;
  key: string;
  attempts: number;
  lastError: string | null;
  receivedAt: Date;
};

export const createInboxRepository = (db: Db, sql: Sql) => ({
  /**
   * Takes up to `limit` messages to handle, the oldest of each conversation alone, so that a conversation is handled
   * in order. A taken message comes back by itself after `leaseMs`, when its worker did not finish it.
   */
  async claim(limit: number, leaseMs: number): Promise<InboxRow[]> {
    return sql(CLAIM_INBOX, [limit, leaseMs]);
  },

  /**
   * Marks a message handled, inside the transaction of what it changed. False when another worker took it over
   * meanwhile: roll back.
   */
  async finish(row: InboxRow): Promise<boolean> {
    return (await sql(FINISH_INBOX, [heldRows([row])])).length === 1;
  },

  /** Puts a message back to be tried in `afterMs`, or, with null, aside as dead. */
  async fail(row: InboxRow, error: string, afterMs: number | null): Promise<void> {
    const state = afterMs === null ? "dead" : "new";
    await sql(FAIL_INBOX, [heldRows([row]), error.slice(0, 2_000), state, afterMs ?? 0]);
  },

  /** At a stop: gives messages back that their worker did not finish, for another to take at once. */
  async release(rows: InboxRow[]): Promise<number> {
    return rows.length === 0 ? 0 : (await sql(RELEASE_INBOX, [heldRows(rows)])).length;
  },

  /** How many wait, and how long the oldest has, in milliseconds. */
  async lag(): Promise<{ waiting: number; oldestMs: number }> {
    const [row] = await db.$queryRaw<{ waiting: bigint; oldest: number | null }[]>`
      SELECT count(*) AS waiting,
             extract(epoch FROM now() - min(received_at))::float8 * 1000 AS oldest
      FROM inbox WHERE state = 'new'`;
    return { waiting: Number(row?.waiting ?? 0), oldestMs: row?.oldest ?? 0 };
  },

  async deadCount(): Promise<number> {
    return db.inbox.count({ where: { state: "dead" } });
  },

  async dead(limit: number): Promise<DeadInbox[]> {
    return db.$queryRaw`
      SELECT i.id, w.key AS workspace, i.idempotency_key AS key, i.attempts, i.last_error AS "lastError", i.received_at AS "receivedAt"
      FROM inbox i JOIN workspace w ON w.id = i.workspace_id
      WHERE i.state = 'dead' ORDER BY i.seq LIMIT ${limit}`;
  },

  /** Gives dead messages another life; all of them without ids. Returns how many. */
  async replay(ids: string[] | null): Promise<number> {
    const only = ids ? Prisma.sql`AND id = ANY(${ids}::uuid[])` : Prisma.empty;
    return db.$executeRaw`
      UPDATE inbox SET state = 'new', attempts = 0, next_try_at = now() WHERE state = 'dead' ${only}`;
  },
});
