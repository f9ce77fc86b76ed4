import type { DeliveryRow } from "../deliveries/deliveries.ts";
import { LOWEST_ID } from "./id.ts";
import type { Sql, Statement } from "./sql.ts";

/** How much a worker takes at once, of whom, and for how long. */
export type ClaimTurn = {
  limit: number;
  perWorkspace: number;
  leaseMs: number;
  /** the workspace after which this turn begins; null: with the first */
  after: string | null;
};

/** A workspace whose pace lets the next message start later than this is passed over: what waits there is left alone. */
const PACE_AHEAD_MS = 500;

/** $1 owner, $2 after, $3 per workspace, $4 limit, $5 lease in ms. */
const CLAIM: Statement = {
  // Without a name, so that it is planned each time: a plan kept from when the table was empty reads all of it for each
  // workspace (one claim of 68 among 10,000 workspaces took 4 s), until the next ANALYZE.
  text: `
    WITH RECURSIVE w AS (
      (SELECT workspace_id FROM delivery
       WHERE ended_at IS NULL AND workspace_id > $2::uuid ORDER BY workspace_id LIMIT 1)
      UNION ALL
      SELECT (SELECT d.workspace_id FROM delivery d
              WHERE d.ended_at IS NULL AND d.workspace_id > w.workspace_id
              ORDER BY d.workspace_id LIMIT 1)
      FROM w WHERE w.workspace_id IS NOT NULL),
    picked AS (
      SELECT d.place
      FROM w LEFT JOIN LATERAL (
        SELECT rate, greatest(next_call_at, not_before) AS next_call_at FROM rate_limit
        WHERE workspace_id = w.workspace_id AND scope = 'workspace' LIMIT 1) l ON true
      CROSS JOIN LATERAL (
        SELECT ctid AS place FROM delivery
        WHERE workspace_id = w.workspace_id AND ended_at IS NULL AND due_at <= now()
          AND (state = 'due' OR lease_until < now())
          AND (l.next_call_at IS NULL OR l.next_call_at <= now() + ${PACE_AHEAD_MS} * interval '1 millisecond')
        ORDER BY due_at, id LIMIT least($3::int, ceil(coalesce(l.rate, $3::int)))::bigint
        FOR UPDATE SKIP LOCKED) d
      LIMIT $4::int)
    UPDATE delivery t SET state = 'sending', attempts = attempts + 1, lease_owner = $1::uuid,
      lease_until = now() + $5::float8 * interval '1 millisecond'
    WHERE t.ctid = ANY (ARRAY(SELECT place FROM picked))
    RETURNING t.id, t.workspace_id AS "workspaceId", kind, member_id AS "memberId", nudge_id AS "nudgeId",
      reply_id AS "replyId", platform, address, thread, card, replaces, attempts AS attempt,
      first_tried_at AS "firstTriedAt", request_id AS "requestId", t.created_at AS "madeAt"`,
};

/** See `deliveries.claim`. */
export async function claim(sql: Sql, owner: string, turn: ClaimTurn): Promise<DeliveryRow[]> {
  const { after, perWorkspace, limit, leaseMs } = turn;
  return sql<DeliveryRow>(CLAIM, [owner, after ?? LOWEST_ID, perWorkspace, limit, leaseMs]);
}
