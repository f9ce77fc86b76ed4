import type { DigestFacts } from "../../engine/digest/digest.ts";
import type { Instant, Week } from "../../engine/model/time.ts";
import type { Db } from "../connection/db.ts";
import type { Sql } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";

const DIGEST_VERSION = statement("teams/digest-version");
const SET_DIGEST_DUE = statement("teams/set-digest-due");
const MAKE_DIGEST_DUE = statement("teams/make-digest-due");

export const createDigestRepository = (db: Db, sql: Sql) => ({
  /** Keeps a team's digest of a week. False when it was made before. */
  async keep(workspaceId: string, teamId: string, week: Week, facts: DigestFacts) {
    const { count } = await db.digest.createMany({
      data: [{ workspaceId, teamId, week, facts }],
      skipDuplicates: true,
    });
    return count === 1;
  },

  /** Up to when a team's last digest told what had been told; null before the first. */
  async toldUntil(workspaceId: string, teamId: string): Promise<Instant | null> {
    const last = await db.digest.findFirst({
      where: { workspaceId, teamId },
      orderBy: { week: "desc" },
      select: { facts: true },
    });
    return (last?.facts as { until?: Instant } | undefined)?.until ?? null;
  },

  /** What a manager's last digest told; null before the first. One of an earlier version may lack parts. */
  async lastFacts(workspaceId: string, managerId: string): Promise<Partial<DigestFacts> | null> {
    const last = await db.digest.findFirst({
      where: { workspaceId, team: { managerId } },
      orderBy: { week: "desc" },
      select: { facts: true },
    });
    return (last?.facts as Partial<DigestFacts> | undefined) ?? null;
  },

  /** The version of a workspace's row, to be handed back to `lookAgain`. */
  async version(workspaceId: string): Promise<string> {
    const rows = await sql<{ version: string }>(DIGEST_VERSION, [workspaceId]);
    return rows[0]?.version ?? "";
  },

  /** Says when a workspace's digests are to be looked at again, unless the workspace was changed meanwhile. */
  async lookAgain(workspaceId: string, version: string, at: Instant): Promise<void> {
    await sql(SET_DIGEST_DUE, [workspaceId, new Date(at), version]);
  },

  /** Has a workspace's digests looked at in the next tick: a week that they tell has just been planned. */
  async lookNow(workspaceId: string): Promise<void> {
    await sql(MAKE_DIGEST_DUE, [workspaceId]);
  },

  async teamsWith(workspaceId: string, week: Week): Promise<Set<string>> {
    const rows = await db.digest.findMany({
      where: { workspaceId, week },
      select: { teamId: true },
    });
    return new Set(rows.map((row) => row.teamId));
  },
});
