import type { RateLimit } from "../../chat/platform.ts";
import type { Db } from "../connection/db.ts";
import { Prisma } from "../generated/client.ts";
import type { InTransaction, Sql, Statement } from "../connection/sql.ts";

/** A call's turn: to start after `waitMs`, or, not granted, to be asked for again then. */
export type Turn = { granted: boolean; waitMs: number };

type Ask = { workspaceId: string; limits: RateLimit[] };

const AT_ONCE: Turn = { granted: true, waitMs: 0 };

/** Added to the rate with each call that may start, so that it is doubled after some ten of them; a refusal halves it. */
const RISE = 0.1;

const SCOPES = `jsonb_to_recordset($1::jsonb) AS a(n int, "workspaceId" uuid, scope text, rate float8, max float8, "waitMs" float8, taken int)`;

/** Calls that wait for nobody, each alone in its scopes: all of a call's are free now, and move on, or none does. */
const TAKE_FREE: Statement = {
  name: "limits-take-free",
  text: `WITH asked AS (SELECT a.*, count(*) OVER (PARTITION BY n) AS of FROM ${SCOPES}),
    held AS (
      SELECT a.n, a.of, a.max, l.workspace_id, l.scope, greatest(next_call_at, not_before) <= clock_timestamp() AS free
      FROM rate_limit l JOIN asked a ON l.workspace_id = a."workspaceId" AND l.scope = a.scope
      ORDER BY l.workspace_id, l.scope FOR UPDATE OF l),
    free AS (SELECT n FROM held WHERE free GROUP BY n, of HAVING count(*) = of)
    UPDATE rate_limit l SET next_call_at = clock_timestamp() + interval '1 second' / l.rate, rate = least(h.max, l.rate + ${RISE})
    FROM held h JOIN free USING (n) WHERE l.workspace_id = h.workspace_id AND l.scope = h.scope RETURNING h.n`,
};

const KNOW: Statement = {
  name: "limits-know",
  text: `INSERT INTO rate_limit (workspace_id, scope, next_call_at, rate)
    SELECT "workspaceId", scope, clock_timestamp(), rate FROM ${SCOPES} ON CONFLICT DO NOTHING`,
};

const HOLD: Statement = {
  name: "limits-hold",
  text: `SELECT workspace_id AS "workspaceId", l.scope, l.rate, a.max,
      greatest(0, extract(epoch FROM greatest(next_call_at, not_before) - clock_timestamp()) * 1000)::float8 AS "waitMs"
    FROM rate_limit l JOIN ${SCOPES} ON l.workspace_id = a."workspaceId" AND l.scope = a.scope
    ORDER BY l.workspace_id, l.scope FOR UPDATE OF l`,
};

const MOVE: Statement = {
  name: "limits-move",
  text: `UPDATE rate_limit l SET next_call_at = clock_timestamp() + a."waitMs" * interval '1 millisecond',
      rate = least(a.max, l.rate + ${RISE}::float8 * a.taken)
    FROM ${SCOPES} WHERE l.workspace_id = a."workspaceId" AND l.scope = a.scope`,
};

export const createRateLimitRepository = (db: Db, sql: Sql, inTransaction: InTransaction) => ({
  /**
   * Takes the next turns of many calls for all instances, each in all of its scopes or in none: reservations in PostgreSQL
   * (the generic cell rate algorithm, ITU-T I.371, with a bucket of one). A turn that lies further ahead than
   * `longestMs` is not reserved: else calls that come back for theirs would find those of all others before it, for ever.
   */
  async take(asks: Ask[], longestMs: number): Promise<Turn[]> {
    const free = await takeFree(sql, asks);
    const others = asks.filter((_, n) => !free.has(n));
    const turns = (await takeInTurn(inTransaction, others, longestMs)).values();
    return asks.map((_, n) => (free.has(n) ? AT_ONCE : (turns.next().value ?? AT_ONCE)));
  },

  /** The platform said "too many": nothing in this scope before `afterMs`, and half the rate from then on. */
  async slowDown(workspaceId: string, limit: RateLimit, afterMs: number): Promise<void> {
    const until = Prisma.sql`clock_timestamp() + ${afterMs} * interval '1 millisecond'`;
    await db.$executeRaw`
      INSERT INTO rate_limit AS l (workspace_id, scope, next_call_at, not_before, rate)
      VALUES (${workspaceId}::uuid, ${limit.scope}, ${until}, ${until}, ${limit.rate})
      ON CONFLICT (workspace_id, scope) DO UPDATE
        SET next_call_at = greatest(l.next_call_at, excluded.next_call_at), not_before = greatest(l.not_before, excluded.not_before),
            rate = greatest(${limit.rate}, l.rate / 2)`;
  },
});

/** Of the calls, those that had their turn at once: in one statement, for nearly all of a Monday's first messages. */
async function takeFree(sql: Sql, asks: Ask[]): Promise<Set<number>> {
  const wishes = Map.groupBy(
    asks.flatMap(({ workspaceId, limits }, n) =>
      limits.map((limit) => ({ n, workspaceId, ...limit })),
    ),
    (wish) => keyOf(wish.workspaceId, wish),
  );
  const shared = new Set(
    [...wishes.values()].filter((all) => all.length > 1).flatMap((all) => all.map(({ n }) => n)),
  );
  const alone = [...wishes.values()].flat().filter(({ n }) => !shared.has(n));
  const rows =
    alone.length === 0 ? [] : await sql<{ n: number }>(TAKE_FREE, [JSON.stringify(alone)]);
  const limitless = asks.flatMap(({ limits }, n) => (limits.length === 0 ? [n] : []));
  return new Set([...limitless, ...rows.map(({ n }) => n)]);
}

/** The turns of calls that may have to wait for one another. */
async function takeInTurn(
  inTransaction: InTransaction,
  asks: Ask[],
  longestMs: number,
): Promise<Turn[]> {
  if (asks.length === 0) return [];
  const scopes = new Map<string, { workspaceId: string } & RateLimit>();
  for (const { workspaceId, limits } of asks) {
    for (const limit of limits) scopes.set(keyOf(workspaceId, limit), { workspaceId, ...limit });
  }
  // In one order for everybody, so that two takers never wait for each other.
  const ordered = [...scopes].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, scope]) => scope);
  const asked = [JSON.stringify(ordered)];
  return inTransaction(async (held) => {
    await held(KNOW, asked);
    const rows = await held<Scope>(HOLD, asked);
    const known = new Map(rows.map((row) => [keyOf(row.workspaceId, row), { ...row, taken: 0 }]));
    const turns = asks.map(({ workspaceId, limits }): Turn => {
      const mine = limits.flatMap((limit) => known.get(keyOf(workspaceId, limit)) ?? []);
      const waitMs = Math.max(0, ...mine.map((scope) => scope.waitMs));
      const granted = waitMs <= longestMs;
      for (const scope of granted ? mine : []) {
        // The call takes its place in each scope at the moment when it starts.
        scope.waitMs = waitMs + 1_000 / scope.rate;
        scope.taken++;
      }
      return { granted, waitMs };
    });
    const moved = [...known.values()].filter((scope) => scope.taken > 0);
    if (moved.length > 0) await held(MOVE, [JSON.stringify(moved)]);
    return turns;
  });
}

type Scope = { workspaceId: string; scope: string; rate: number; max: number; waitMs: number };

const keyOf = (workspaceId: string, { scope }: { scope: string }) => `${workspaceId} ${scope}`;
