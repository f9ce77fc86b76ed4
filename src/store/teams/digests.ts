import type { DigestFacts } from "../../engine/digest/digest.ts";
import type { Instant, Week } from "../../engine/model/time.ts";
import type { Db } from "../connection/db.ts";
import type { Sql, Statement } from "../connection/sql.ts";

const VERSION: Statement = {
  name: "digest-version",
  text: "SELECT xmin::text AS version FROM workspace WHERE id = $1::uuid",
};

/** $1 workspace, $2 when, $3 version. */
const LOOK_AGAIN: Statement = {
  name: "digest-look-again",
  text: "UPDATE workspace SET digest_due_at = $2::timestamptz WHERE id = $1::uuid AND xmin::text = $3",
};

const LOOK_NOW: Statement = {
  name: "digest-look-now",
  text: "UPDATE workspace SET digest_due_at = NULL WHERE id = $1::uuid",
};

export const createDigestRepository = (db: Db, sql: Sql) => ({
  /** Keeps a team's digest of a week. False when it was made before. */
  async keep(workspaceId: string, teamId: string, week: Week, facts: DigestFacts) {
    const { count } = await db.digest.createMany({
      data: [{ workspaceId, teamId, week, facts }],
      skipDuplicates: true,
    });
    return count === 1;
  },

  /** The version of a workspace's row, to be handed back to `lookAgain`. */
  async version(workspaceId: string): Promise<string> {
    const rows = await sql<{ version: string }>(VERSION, [workspaceId]);
    return rows[0]?.version ?? "";
  },

  /** Says when a workspace's digests are to be looked at again, unless the workspace was changed meanwhile. */
  async lookAgain(workspaceId: string, version: string, at: Instant): Promise<void> {
    await sql(LOOK_AGAIN, [workspaceId, new Date(at), version]);
  },

  /** Has a workspace's digests looked at in the next tick: a week that they tell has just been planned. */
  async lookNow(workspaceId: string): Promise<void> {
    await sql(LOOK_NOW, [workspaceId]);
  },

  async teamsWith(workspaceId: string, week: Week): Promise<Set<string>> {
    const rows = await db.digest.findMany({
      where: { workspaceId, week },
      select: { teamId: true },
    });
    return new Set(rows.map((row) => row.teamId));
  },
});
