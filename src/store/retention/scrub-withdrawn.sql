-- Messages that were deleted, or taken back, more than 30 days ago leave no words. Parameters: see workspaces-of-slice.sql.
WITH {{retention/workspaces-of-slice}},
gone AS (
  UPDATE reply r SET text = '', reading = NULL FROM w
  WHERE r.workspace_id = w.id AND r.state = 'withdrawn' AND coalesce(r.version_at, r.at) < w.withdrawn
    AND (r.text <> '' OR r.reading IS NOT NULL)
  RETURNING r.workspace_id, r.id, r.platform, r.conversation, r.message),
cards AS (
  UPDATE delivery d SET card = {{retention/empty-card}} FROM gone g
  WHERE d.workspace_id = g.workspace_id AND d.reply_id = g.id AND d.ended_at IS NOT NULL),
plans AS (
  UPDATE follow_up f SET trigger = NULL FROM gone g WHERE f.workspace_id = g.workspace_id AND f.reply_id = g.id),
heard AS (
  DELETE FROM inbox i USING gone g
  WHERE i.workspace_id = g.workspace_id AND i.platform = g.platform AND i.conversation = g.conversation AND i.state <> 'new'
    AND g.message IN (i.inbound->>'message', i.inbound->'intent'->>'message')),
nudges AS (
  UPDATE nudge n SET reason = '', evidence = '[]', action = '', question = '', why_now = '' FROM signal s JOIN w ON w.id = s.workspace_id
  WHERE n.workspace_id = s.workspace_id AND n.signal_id = s.id AND s.withdrawn_at < w.withdrawn AND n.reason <> '')
UPDATE local_message m SET text = '', card = NULL FROM w
WHERE m.workspace_id = w.id AND m.removed AND m.at < w.withdrawn AND (m.text <> '' OR m.card IS NOT NULL)
