import type { DigestFacts } from "../engine/digest.ts";
import type { Instant, Week } from "../engine/time.ts";
import type { Db } from "./db.ts";

export const digestsIn = (db: Db) => ({
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
    const rows = await db.$queryRaw<{ version: string }[]>`
      SELECT xmin::text AS version FROM workspace WHERE id = ${workspaceId}::uuid`;
    return rows[0]?.version ?? "";
  },

  /** Says when a workspace's digests are to be looked at again, unless the workspace was changed meanwhile. */
  async lookAgain(workspaceId: string, version: string, at: Instant): Promise<void> {
    await db.$executeRaw`
      UPDATE workspace SET digest_due_at = ${new Date(at)}::timestamptz
      WHERE id = ${workspaceId}::uuid AND xmin::text = ${version}`;
  },

  async teamsWith(workspaceId: string, week: Week): Promise<Set<string>> {
    const rows = await db.digest.findMany({
      where: { workspaceId, week },
      select: { teamId: true },
    });
    return new Set(rows.map((row) => row.teamId));
  },
});
