import type { Db } from "./db.ts";
import { Prisma } from "./generated/client.ts";
import type { InTransaction, Sql, Statement } from "./sql.ts";

/** How fast a scope may be called: starts at `rate` calls a second, rises to `max`. */
export type Pace = { scope: string; rate: number; max: number };

/** A call's turn: to start after `waitMs`, or, not granted, to be asked for again then. `rising`: paces that could still rise. */
export type Turn = { granted: boolean; waitMs: number; rising: Pace[] };

type Ask = { workspaceId: string; paces: Pace[] };

/** Added to the rate with each call that went well, so that it is doubled after some ten of them. */
const RISE = 0.1;

const KNOW: Statement = {
  name: "limits-know",
  text: `INSERT INTO rate_limit (workspace_id, scope, free_at, rate)
    SELECT "workspaceId", scope, clock_timestamp(), rate
    FROM jsonb_to_recordset($1::jsonb) AS a("workspaceId" uuid, scope text, rate float8)
    ON CONFLICT DO NOTHING`,
};

const HOLD: Statement = {
  name: "limits-hold",
  text: `SELECT workspace_id AS "workspaceId", l.scope, l.rate,
      greatest(0, extract(epoch FROM greatest(free_at, not_before) - clock_timestamp()) * 1000)::float8 AS "waitMs"
    FROM rate_limit l JOIN jsonb_to_recordset($1::jsonb) AS a("workspaceId" uuid, scope text)
      ON l.workspace_id = a."workspaceId" AND l.scope = a.scope
    ORDER BY l.workspace_id, l.scope FOR UPDATE OF l`,
};

const MOVE: Statement = {
  name: "limits-move",
  text: `UPDATE rate_limit l SET free_at = clock_timestamp() + a."waitMs" * interval '1 millisecond'
    FROM jsonb_to_recordset($1::jsonb) AS a("workspaceId" uuid, scope text, "waitMs" float8)
    WHERE l.workspace_id = a."workspaceId" AND l.scope = a.scope`,
};

const RISEN: Statement = {
  name: "limits-risen",
  text: `WITH risen AS (
      SELECT "workspaceId", scope, max, count(*) AS calls
      FROM jsonb_to_recordset($1::jsonb) AS a("workspaceId" uuid, scope text, max float8)
      GROUP BY 1, 2, 3),
    held AS (
      SELECT l.workspace_id, l.scope, r.max, r.calls FROM rate_limit l
      JOIN risen r ON l.workspace_id = r."workspaceId" AND l.scope = r.scope
      ORDER BY l.workspace_id, l.scope FOR UPDATE OF l)
    UPDATE rate_limit l SET rate = least(h.max, l.rate + ${RISE}::float8 * h.calls) FROM held h
    WHERE l.workspace_id = h.workspace_id AND l.scope = h.scope AND l.rate < h.max`,
};

export const rateLimitsIn = (db: Db, sql: Sql, inTransaction: InTransaction) => ({
  /**
   * Takes the next turns of many calls for all instances, each in all of its scopes or in none: reservations in PostgreSQL
   * (the generic cell rate algorithm, ITU-T I.371, with a bucket of one). A turn that lies further ahead than
   * `longestMs` is not reserved: else calls that come back for theirs would find those of all others before it, for ever.
   */
  async take(asks: Ask[], longestMs: number): Promise<Turn[]> {
    const scopes = new Map<string, { workspaceId: string } & Pace>();
    for (const { workspaceId, paces } of asks) {
      for (const pace of paces) scopes.set(keyOf(workspaceId, pace), { workspaceId, ...pace });
    }
    // In one order for everybody, so that two takers never wait for each other.
    const ordered = [...scopes].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, scope]) => scope);
    if (ordered.length === 0) return asks.map(() => ({ granted: true, waitMs: 0, rising: [] }));
    const asked = [JSON.stringify(ordered)];
    return inTransaction(async (held) => {
      await held(KNOW, asked);
      const rows = await held<Scope>(HOLD, asked);
      const known = new Map(rows.map((row) => [keyOf(row.workspaceId, row), { ...row, taken: 0 }]));
      const turns = asks.map(({ workspaceId, paces }): Turn => {
        const mine = paces.flatMap((pace) => known.get(keyOf(workspaceId, pace)) ?? []);
        const waitMs = Math.max(0, ...mine.map((scope) => scope.waitMs));
        const granted = waitMs <= longestMs;
        for (const scope of granted ? mine : []) {
          // The call takes its place in each scope at the moment when it starts.
          scope.waitMs = waitMs + 1_000 / scope.rate;
          scope.taken++;
        }
        const rateOf = (pace: Pace) => known.get(keyOf(workspaceId, pace))?.rate ?? pace.max;
        return { granted, waitMs, rising: paces.filter((pace) => rateOf(pace) < pace.max) };
      });
      const moved = [...known.values()].filter((scope) => scope.taken > 0);
      if (moved.length > 0) await held(MOVE, [JSON.stringify(moved)]);
      return turns;
    });
  },

  /** Calls went well: the pace of each scope may rise a little. */
  async wentWell(calls: { workspaceId: string; pace: Pace }[]): Promise<void> {
    const asked = calls
      .map(({ workspaceId, pace }) => ({ workspaceId, ...pace }))
      .toSorted((a, b) => (keyOf(a.workspaceId, a) < keyOf(b.workspaceId, b) ? -1 : 1));
    await sql(RISEN, [JSON.stringify(asked)]);
  },

  /** The platform said "too many": nothing in this scope before `afterMs`, and half the pace from then on. */
  async slowDown(workspaceId: string, pace: Pace, afterMs: number): Promise<void> {
    const until = Prisma.sql`clock_timestamp() + ${afterMs} * interval '1 millisecond'`;
    await db.$executeRaw`
      INSERT INTO rate_limit AS l (workspace_id, scope, free_at, not_before, rate)
      VALUES (${workspaceId}::uuid, ${pace.scope}, ${until}, ${until}, ${pace.rate})
      ON CONFLICT (workspace_id, scope) DO UPDATE
        SET free_at = greatest(l.free_at, excluded.free_at), not_before = greatest(l.not_before, excluded.not_before),
            rate = greatest(${pace.rate}, l.rate / 2)`;
  },
});

type Scope = { workspaceId: string; scope: string; rate: number; waitMs: number };

const keyOf = (workspaceId: string, { scope }: { scope: string }) => `${workspaceId} ${scope}`;
