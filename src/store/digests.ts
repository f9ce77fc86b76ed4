import type { DigestFacts } from "../engine/digest.ts";
import type { Week } from "../engine/time.ts";
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

  async teamsWith(workspaceId: string, week: Week): Promise<Set<string>> {
    const rows = await db.digest.findMany({
      where: { workspaceId, week },
      select: { teamId: true },
    });
    return new Set(rows.map((row) => row.teamId));
  },
});
