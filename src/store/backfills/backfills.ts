import type { Installation } from "../../chat/platform.ts";
import { openSecrets } from "../secrets/installation-secrets.ts";
import type { SecretBox } from "../secrets/secret-box.ts";
import type { Db } from "../connection/db.ts";
import type { Sql } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";

const CLAIM_BACKFILLS = statement("backfills/claim-backfills");
const EXTEND_BACKFILL = statement("backfills/extend-backfill");

/** An installation whose people may have written what nobody heard, held by an instance that looks for it. */
export type Backfill = {
  workspaceId: string;
  platform: string;
  installation: Installation;
  /** milliseconds since 1970 */
  since: number;
};

type Row = { workspaceId: string; platform: string; since: Date } & Installation;

export const createBackfillRepository = (db: Db, sql: Sql, box: SecretBox | null) => ({
  /**
   * Notes, before anything is heard again, since when these platforms' messages may have been missed: since the newest
   * one of each workspace, less `marginMs`, at most `longestMs` ago. What was noted before and not looked for yet stays.
   */
  async note(platforms: string[], marginMs: number, longestMs: number): Promise<void> {
    await db.$executeRaw`
      UPDATE installation i SET backfill_from = least(i.backfill_from, greatest(
        now() - ${longestMs} * interval '1 millisecond',
        coalesce((SELECT received_at FROM inbox WHERE workspace_id = i.workspace_id ORDER BY id DESC LIMIT 1),
                 i.installed_at) - ${marginMs} * interval '1 millisecond'))
      WHERE i.state = 'active' AND i.platform = ANY(${platforms})`;
  },

  /** Takes up to `limit` to look for, for `leaseMs`; whoever dies meanwhile leaves them to another. */
  async claim(platforms: string[], limit: number, leaseMs: number): Promise<Backfill[]> {
    const rows = await sql<Row>(CLAIM_BACKFILLS, [platforms, limit, leaseMs]);
    return rows.map(({ workspaceId, platform, since, ...installation }) => ({
      workspaceId,
      platform,
      installation: {
        ...installation,
        secrets: openSecrets(box, { platform, key: installation.key }, installation.secrets),
      },
      since: since.getTime(),
    }));
  },

  /** Holds it for longer. */
  async extend({ platform, installation }: Backfill, leaseMs: number): Promise<void> {
    await sql(EXTEND_BACKFILL, [platform, installation.key, leaseMs]);
  },

  /** Everything was looked through. */
  async close({ platform, installation, since }: Backfill): Promise<void> {
    await db.$executeRaw`
      UPDATE installation SET backfill_lease_until = NULL,
        backfill_from = CASE WHEN backfill_from < ${new Date(since)} THEN backfill_from END
      WHERE platform = ${platform} AND key = ${installation.key}`;
  },

  /** Gives it back, to be looked for by another instance or the next start. */
  async release({ platform, installation }: Backfill): Promise<void> {
    await db.installation.updateMany({
      where: { platform, key: installation.key },
      data: { backfillLeaseUntil: null },
    });
  },
});
