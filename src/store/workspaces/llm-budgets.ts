import type { Db } from "../connection/db.ts";

export const createLlmBudgetRepository = (db: Db) => ({
  /**
   * Takes one call out of a workspace's budget of the day (in UTC, by the database's clock), for all instances: one
   * statement, so that no two take the last one. False when the day's `limit` is used up.
   */
  async take(workspaceId: string, limit: number): Promise<boolean> {
    if (limit <= 0) return false;
    const taken = await db.$executeRaw`
      INSERT INTO llm_budget AS b (workspace_id, day, calls)
      VALUES (${workspaceId}::uuid, (now() AT TIME ZONE 'UTC')::date, 1)
      ON CONFLICT (workspace_id) DO UPDATE
        SET day = excluded.day, calls = CASE WHEN b.day < excluded.day THEN 1 ELSE b.calls + 1 END
        WHERE b.day < excluded.day OR b.calls < ${limit}`;
    return taken > 0;
  },
});
