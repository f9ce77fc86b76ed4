-- Prepared. The context of deliveries, many at once: $1 the deliveries, each with its number.
SELECT a.n, json_build_object(
  'workspace', json_build_object('id', w.id, 'key', w.key, 'name', w.name, 'state', w.state,
    'clockOffsetMs', w.clock_offset_ms),
  'installation', i.installation,
  'replaces', (SELECT reference FROM delivery r WHERE r.workspace_id = w.id AND r.id = a.replaces),
  'member', CASE WHEN m.id IS NOT NULL THEN (SELECT row_to_json(r) FROM (SELECT {{members/member-columns of=m}}) r) END,
  'nudge', CASE WHEN g.id IS NOT NULL THEN json_build_object('id', g.id, 'state', g.state,
    'sentAt', floor(extract(epoch FROM g.sent_at) * 1000),
    'touchedSince', EXISTS (SELECT FROM interaction t WHERE t.workspace_id = g.workspace_id
      AND t.customer_id = g.customer_id AND t.withdrawn_at IS NULL AND t.at > g.sent_at)) END) AS facts
FROM jsonb_to_recordset($1::jsonb)
  AS a(n int, "workspaceId" uuid, platform text, replaces uuid, "memberId" uuid, "nudgeId" uuid)
JOIN workspace w ON w.id = a."workspaceId"
LEFT JOIN LATERAL (SELECT json_build_object('key', key, 'name', name, 'secrets', secrets) AS installation
  FROM installation WHERE workspace_id = w.id AND platform = a.platform AND state = 'active'
  ORDER BY installed_at LIMIT 1) i ON true
LEFT JOIN member m ON m.workspace_id = w.id AND m.id = a."memberId"
LEFT JOIN nudge g ON g.workspace_id = w.id AND g.id = a."nudgeId"
