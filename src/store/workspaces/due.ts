import type { Instant } from "../../engine/model/time.ts";
import { LOWEST_ID } from "../connection/id.ts";
import type { Sql } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";

/** What can be due in a workspace. */
export type DueKind = "plan" | "send" | "follow-up" | "remind" | "upkeep" | "digest" | "settle";

export const createDueRepository = (sql: Sql) => ({
  /**
   * The active workspaces in which something of a kind is due, a page of them in the order of their ids: those after
   * `after` first looked at. `now` is the machine's clock; each workspace's own may stand ahead of it.
   */
  async workspaces(
    kind: DueKind,
    now: Instant,
    page: { after: string | null; limit: number },
  ): Promise<string[]> {
    const asked = [new Date(now), page.after ?? LOWEST_ID, page.limit];
    const rows = await sql<{ id: string }>(statement("workspaces/due", { kind }), asked);
    return rows.map((row) => row.id);
  },
});
