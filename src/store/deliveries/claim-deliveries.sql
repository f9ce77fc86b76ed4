-- Claims deliveries that are due: see `claim` in deliveries.ts.
-- A workspace whose rate limit lets the next message start later than in 500 ms is passed over: what waits there stays.
-- $1 owner, $2 after, $3 per workspace, $4 limit, $5 lease in ms.
-- Without a name, so that it is planned each time: a plan kept from when the table was empty reads all of it for each
-- workspace (one claim of 68 among 10,000 workspaces took 4 s), until the next ANALYZE.
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
      AND (state = 'due' OR {{connection/is-free column=lease_until}})
      AND (l.next_call_at IS NULL OR l.next_call_at <= now() + 500 * interval '1 millisecond')
    ORDER BY due_at, id LIMIT least($3::int, ceil(coalesce(l.rate, $3::int)))::bigint
    FOR UPDATE SKIP LOCKED) d
  LIMIT $4::int)
UPDATE delivery t SET state = 'sending', attempts = attempts + 1, lease_owner = $1::uuid,
  lease_until = {{connection/lease-until ms=$5}}
WHERE t.ctid = ANY (ARRAY(SELECT place FROM picked))
RETURNING t.id, t.workspace_id AS "workspaceId", kind, member_id AS "memberId", nudge_id AS "nudgeId",
  reply_id AS "replyId", platform, address, thread, card, replaces, attempts AS attempt,
  first_tried_at AS "firstTriedAt", request_id AS "requestId", t.created_at AS "madeAt"
