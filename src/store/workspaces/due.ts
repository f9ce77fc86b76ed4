import type { Instant } from "../../engine/model/time.ts";
import { LOWEST_ID } from "../connection/id.ts";
import type { Sql, Statement } from "../connection/sql.ts";

/** What can be due in a workspace. */
export type DueKind = "plan" | "send" | "follow-up" | "digest" | "settle";

/**
 * Whether something of a kind is due in workspace `w` at `w.at`, its own clock's time: one look into an index of what is
 * open, ordered by when it is due, however much waits there.
 */
function isDue(kind: DueKind): string {
  switch (kind) {
    case "plan":
      return `SELECT FROM (
          SELECT plan_due_at FROM member m WHERE m.workspace_id = w.id AND m.state <> 'removed'
          ORDER BY plan_due_at NULLS FIRST LIMIT 1) first
        WHERE first.plan_due_at IS NULL OR first.plan_due_at <= w.at`;
    case "send":
      return `SELECT FROM nudge n
        WHERE n.workspace_id = w.id AND n.state = 'planned' AND n.due_at <= w.at LIMIT 1`;
    case "follow-up":
      return `SELECT FROM follow_up f
        WHERE f.workspace_id = w.id AND f.state = 'open' AND f.due_at <= w.at LIMIT 1`;
    case "digest":
      return `SELECT WHERE w.digest_due_at IS NULL OR w.digest_due_at <= w.at`;
    case "settle":
      return `SELECT FROM nudge n WHERE n.workspace_id = w.id AND n.outcome_due_at <= w.at LIMIT 1`;
  }
}

/** $1 now, $2 after which workspace, $3 how many. */
const workspacesWith = (kind: DueKind): Statement => ({
  name: `due-${kind}`,
  text: `SELECT w.id FROM (
      SELECT id, digest_due_at, $1::timestamptz + clock_offset_ms * interval '1 millisecond' AS at
      FROM workspace WHERE state = 'active' AND id > $2::uuid ORDER BY id) w
    CROSS JOIN LATERAL (${isDue(kind)}) due
    ORDER BY w.id LIMIT $3::int`,
});

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
    const rows = await sql<{ id: string }>(workspacesWith(kind), asked);
    return rows.map((row) => row.id);
  },
});
