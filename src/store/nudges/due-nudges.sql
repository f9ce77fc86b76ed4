-- Planned nudges whose slot has come, with all that decides whether they go out.
-- The pages of many workspaces in one statement, $1: at nine o'clock a nudge is due in each of thousands, and the round
-- trips would take longer than all else. Not prepared: a plan made while the tables were small reads them whole later.
SELECT a.n AS asked,
  json_build_object('id', n.id, 'memberId', n.member_id, 'week', n.week, 'reason', n.reason, 'action', n.action,
    'question', n.question, 'evidence', n.evidence, 'item', CASE WHEN g.id IS NOT NULL THEN
      json_build_object('id', g.id, 'kind', g.kind) END) AS nudge,
  -- What it is about was closed or changed since, or who it is about is not there.
  (n.signal_id IS NOT NULL AND (g.id IS NULL OR g.closed_on IS NOT NULL OR g.withdrawn_at IS NOT NULL OR EXISTS (
      SELECT FROM record_change h WHERE h.workspace_id = n.workspace_id AND h.record_id = g.id AND h.id > n.id)))
    OR coalesce(p.state, 'active') IN ('left', 'died', 'withdrawn')
    OR coalesce(p.state = 'away' AND (p.away_until IS NULL OR p.away_until > a.now::date), false) AS "isOver",
  (SELECT row_to_json(r) FROM (SELECT {{members/member-columns of=m}}) r) AS member,
  (SELECT json_build_object('platform', i.platform, 'address', coalesce(i.address, 'person:' || i.key))
    FROM identity i WHERE i.workspace_id = n.workspace_id AND i.member_id = n.member_id
      AND EXISTS (SELECT FROM installation k WHERE k.workspace_id = i.workspace_id
        AND k.platform = i.platform AND k.state = 'active')
    ORDER BY i.platform LIMIT 1) AS place,
  c.name AS customer, p.name AS contact,
  c.status = 'active' AND EXISTS (SELECT FROM customer_owner o WHERE o.workspace_id = n.workspace_id
    AND o.customer_id = n.customer_id AND o.member_id = n.member_id
    AND NOT (o.muted AND coalesce(o.muted_until > a.now::date, true))) AS theirs,
  (SELECT floor(extract(epoch FROM t.at) * 1000)::float8 FROM interaction t WHERE t.workspace_id = n.workspace_id
    AND t.customer_id = n.customer_id AND t.withdrawn_at IS NULL ORDER BY t.at DESC LIMIT 1) AS "lastTouch",
  (SELECT coalesce(json_agg(s), '[]') FROM (
    SELECT floor(extract(epoch FROM e.sent_at) * 1000)::float8 AS at, e.state = 'sent' AS open FROM nudge e
    WHERE e.workspace_id = n.workspace_id AND e.member_id = n.member_id AND e.sent_at >= a.since
    UNION ALL
    SELECT floor(extract(epoch FROM f.due_at) * 1000)::float8, false FROM follow_up f
    WHERE f.workspace_id = n.workspace_id AND f.member_id = n.member_id AND f.state = 'followed'
      AND f.due_at >= a.since
    UNION ALL
    SELECT floor(extract(epoch FROM q.reminded_at) * 1000)::float8, false FROM delivery d
    JOIN signal q ON q.workspace_id = d.workspace_id AND q.id = split_part(d.idempotency_key, ':', 2)::uuid
    WHERE d.workspace_id = n.workspace_id AND d.member_id = n.member_id AND d.kind = 'reminder'
      AND d.idempotency_key LIKE 'reminder:%' AND q.reminded_at >= a.since) s) AS started
FROM jsonb_to_recordset($1::jsonb) AS a(n int, "workspaceId" uuid, now timestamptz, most int, since timestamptz)
CROSS JOIN LATERAL (SELECT * FROM nudge
  WHERE workspace_id = a."workspaceId" AND state = 'planned' AND due_at <= a.now
  ORDER BY due_at, slot, id LIMIT a.most) n
JOIN member m ON m.workspace_id = n.workspace_id AND m.id = n.member_id
JOIN customer c ON c.workspace_id = n.workspace_id AND c.id = n.customer_id
LEFT JOIN contact p ON p.workspace_id = n.workspace_id AND p.id = n.contact_id
LEFT JOIN signal g ON g.workspace_id = n.workspace_id AND g.id = n.signal_id
ORDER BY a.n, n.due_at, n.slot, n.id
