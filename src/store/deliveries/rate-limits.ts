import type { RateLimit } from "../../chat/platform.ts";
import type { Db } from "../connection/db.ts";
import { Prisma } from "../generated/client.ts";
import type { InTransaction, Sql } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";

const ADD_RATE_LIMITS = statement("deliveries/add-rate-limits");
const LOCK_RATE_LIMITS = statement("deliveries/lock-rate-limits");
const MOVE_RATE_LIMITS = statement("deliveries/move-rate-limits");
const TAKE_FREE_TURNS = statement("deliveries/take-free-turns");

/** A call's turn: to start after `waitMs`, or, not granted, to be asked for again then. */
export type CallTurn = { granted: boolean; waitMs: number };

type Ask = { workspaceId: string; limits: RateLimit[] };

const AT_ONCE: CallTurn = { granted: true, waitMs: 0 };

export const createRateLimitRepository = (db: Db, sql: Sql, inTransaction: InTransaction) => ({
  /**
   * Takes the next turns of many calls for all instances, each in all of its scopes or in none: reservations in PostgreSQL
   * (the generic cell rate algorithm, ITU-T I.371, with a bucket of one). A turn that lies further ahead than
   * `longestMs` is not reserved: else calls that come back for theirs would find those of all others before it, for ever.
   */
  async take(asks: Ask[], longestMs: number): Promise<CallTurn[]> {
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
    alone.length === 0 ? [] : await sql<{ n: number }>(TAKE_FREE_TURNS, [JSON.stringify(alone)]);
  const limitless = asks.flatMap(({ limits }, n) => (limits.length === 0 ? [n] : []));
  return new Set([...limitless, ...rows.map(({ n }) => n)]);
}

/** The turns of calls that may have to wait for one another. */
async function takeInTurn(inTransaction: InTransaction, asks: Ask[], longestMs: number) {
  if (asks.length === 0) return [];
  const scopes = new Map<string, { workspaceId: string } & RateLimit>();
  for (const { workspaceId, limits } of asks) {
    for (const limit of limits) scopes.set(keyOf(workspaceId, limit), { workspaceId, ...limit });
  }
  // In one order for everybody, so that two takers never wait for each other.
  const ordered = [...scopes].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, scope]) => scope);
  const asked = [JSON.stringify(ordered)];
  return inTransaction(async (held) => {
    await held(ADD_RATE_LIMITS, asked);
    const rows = await held<Scope>(LOCK_RATE_LIMITS, asked);
    const known = new Map(rows.map((row) => [keyOf(row.workspaceId, row), { ...row, taken: 0 }]));
    const turns = asks.map(({ workspaceId, limits }): CallTurn => {
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
    if (moved.length > 0) await held(MOVE_RATE_LIMITS, [JSON.stringify(moved)]);
    return turns;
  });
}

type Scope = { workspaceId: string; scope: string; rate: number; max: number; waitMs: number };

const keyOf = (workspaceId: string, { scope }: { scope: string }) => `${workspaceId} ${scope}`;
