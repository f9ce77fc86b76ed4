import type { Db } from "./db.ts";
import type { DeliveryRow } from "./deliveries.ts";

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
const LOWEST_ID = "00000000-0000-0000-0000-000000000000";

/** See `deliveries.claim`. */
export async function claim(db: Db, owner: string, turn: ClaimTurn): Promise<DeliveryRow[]> {
  return db.$queryRaw`
    WITH RECURSIVE w AS (
      (SELECT workspace_id FROM delivery
       WHERE ended_at IS NULL AND workspace_id > coalesce(${turn.after}::uuid, ${LOWEST_ID}::uuid)
       ORDER BY workspace_id LIMIT 1)
      UNION ALL
      SELECT (SELECT d.workspace_id FROM delivery d
              WHERE d.ended_at IS NULL AND d.workspace_id > w.workspace_id
              ORDER BY d.workspace_id LIMIT 1)
      FROM w WHERE w.workspace_id IS NOT NULL),
    picked AS (
      SELECT d.workspace_id, d.id
      FROM w LEFT JOIN LATERAL (
        SELECT rate, greatest(free_at, not_before) AS free_at FROM rate_limit
        WHERE workspace_id = w.workspace_id AND scope = 'workspace' LIMIT 1) l ON true
      CROSS JOIN LATERAL (
        SELECT workspace_id, id FROM delivery
        WHERE workspace_id = w.workspace_id AND ended_at IS NULL AND due_at <= now()
          AND (state = 'due' OR lease_until < now())
          AND (l.free_at IS NULL OR l.free_at <= now() + ${PACE_AHEAD_MS} * interval '1 millisecond')
        ORDER BY due_at, id LIMIT least(${turn.perWorkspace}, ceil(coalesce(l.rate, ${turn.perWorkspace})))::bigint
        FOR UPDATE SKIP LOCKED) d
      LIMIT ${turn.limit})
    UPDATE delivery t SET state = 'sending', attempts = attempts + 1, lease_owner = ${owner}::uuid,
      lease_until = now() + ${turn.leaseMs} * interval '1 millisecond'
    FROM picked WHERE t.workspace_id = picked.workspace_id AND t.id = picked.id
    RETURNING t.id, t.workspace_id AS "workspaceId", kind, member_id AS "memberId", nudge_id AS "nudgeId",
      reply_id AS "replyId", platform, address, thread, card, replaces, attempts AS attempt,
      first_tried_at AS "firstTriedAt", request_id AS "requestId", t.created_at AS "madeAt"`;
}
