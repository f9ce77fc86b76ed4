import type { Db } from "./db.ts";

/** How fast a scope may be called: starts at `rate` calls a second, rises to `max`. */
export type Pace = { scope: string; rate: number; max: number };

/** Added to the rate with each call that went well, so that it is doubled after some ten of them. */
const RISE = 0.1;

export const rateLimitsIn = (db: Db) => ({
  /**
   * Takes the next turn in some scopes for all instances: reservations in PostgreSQL (the generic cell rate algorithm,
   * ITU-T I.371, with a bucket of one). Returns after how many milliseconds the call may start, and which paces could
   * still rise.
   */
  async take(workspaceId: string, paces: Pace[]): Promise<{ waitMs: number; rising: Pace[] }> {
    if (paces.length === 0) return { waitMs: 0, rising: [] };
    // In one order for everybody, so that two takers never wait for each other.
    const ordered = JSON.stringify(paces.toSorted((a, b) => (a.scope < b.scope ? -1 : 1)));
    const rows = await db.$queryRaw<{ scope: string; wait: number; rate: number }[]>`
      INSERT INTO rate_limit AS l (workspace_id, scope, free_at, rate)
      SELECT ${workspaceId}::uuid, p.scope, clock_timestamp() + interval '1 second' / p.rate, p.rate
      FROM jsonb_to_recordset(${ordered}::jsonb) AS p(scope text, rate float8)
      ON CONFLICT (workspace_id, scope) DO UPDATE
        SET free_at = greatest(l.free_at, clock_timestamp()) + interval '1 second' / l.rate
      RETURNING scope, rate,
        greatest(0, extract(epoch FROM free_at - interval '1 second' / rate - clock_timestamp()) * 1000)::float8 AS wait`;
    const rateOf = new Map(rows.map((row) => [row.scope, row.rate]));
    return {
      waitMs: Math.max(0, ...rows.map((row) => row.wait)),
      rising: paces.filter((pace) => (rateOf.get(pace.scope) ?? pace.max) < pace.max),
    };
  },

  /** A call went well: the pace may rise a little. */
  async wentWell(workspaceId: string, pace: Pace): Promise<void> {
    await db.$executeRaw`
      UPDATE rate_limit SET rate = least(${pace.max}, rate + ${RISE})
      WHERE workspace_id = ${workspaceId}::uuid AND scope = ${pace.scope} AND rate < ${pace.max}`;
  },

  /** The platform said "too many": nothing in this scope before `afterMs`, and half the pace from then on. */
  async slowDown(workspaceId: string, pace: Pace, afterMs: number): Promise<void> {
    await db.$executeRaw`
      INSERT INTO rate_limit AS l (workspace_id, scope, free_at, rate)
      VALUES (${workspaceId}::uuid, ${pace.scope}, clock_timestamp() + ${afterMs} * interval '1 millisecond', ${pace.rate})
      ON CONFLICT (workspace_id, scope) DO UPDATE
        SET free_at = greatest(l.free_at, clock_timestamp() + ${afterMs} * interval '1 millisecond'),
            rate = greatest(${pace.rate}, l.rate / 2)`;
  },
});
