/** How long data is kept: swept once a day, in slices of all workspaces. */
import type { Inbound } from "../../chat/intent.ts";
import type { Instant } from "../../engine/model/time.ts";
import type { Db } from "../connection/db.ts";
import type { Sql } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";

const SWEEPS = ["scrub-withdrawn", "retain", "erase-uninstalled"].map((name) =>
  statement(`retention/${name}`),
);

export const createRetentionRepository = (db: Db, sql: Sql) => ({
  /** Scrubs, or deletes, what one of `parts` slices of all workspaces keeps no longer. */
  async sweep(part: number, parts: number, now: Instant): Promise<void> {
    for (const sweep of SWEEPS) await sql(sweep, [parts, part, new Date(now)]);
  },

  /** Everything of a workspace, at once and for good. */
  async erase(workspaceId: string): Promise<void> {
    await db.workspace.delete({ where: { id: workspaceId } });
    await db.rateLimit.deleteMany({ where: { workspaceId } });
  },

  /** A message in other words: those that are kept. */
  async replaceInbound(workspaceId: string, inboxId: string, inbound: Inbound): Promise<void> {
    await db.inbox.updateMany({ where: { workspaceId, id: inboxId }, data: { inbound } });
  },

  /** The words of a message that nobody may have kept: it stays as a mark that it was handled. */
  async forgetInbound(workspaceId: string, inboxId: string): Promise<void> {
    await db.$executeRaw`
      UPDATE inbox SET inbound = jsonb_set(inbound, '{intent}', jsonb_build_object('kind', 'unsupported', 'what', 'forgotten'))
      WHERE workspace_id = ${workspaceId}::uuid AND id = ${inboxId}::uuid`;
  },
});
