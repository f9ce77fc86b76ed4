-- Marks nudges as sent and makes their deliveries due.
-- The nudges are marked as sent and their deliveries made in one statement: both or neither. $1 deliveries.
WITH asked AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(n int, "workspaceId" uuid, now timestamptz, "requestId" text, id uuid, key text,
    kind text, "memberId" uuid, "nudgeId" uuid, platform text, address text, card jsonb)),
held AS (
  SELECT n.workspace_id, n.id, asked.now FROM nudge n
  JOIN asked ON asked."workspaceId" = n.workspace_id AND asked."nudgeId" = n.id
  WHERE n.state = 'planned' ORDER BY n.workspace_id, n.id FOR UPDATE OF n SKIP LOCKED),
taken AS (
  UPDATE nudge n SET state = 'sent', sent_at = held.now FROM held
  WHERE n.workspace_id = held.workspace_id AND n.id = held.id RETURNING n.workspace_id, n.id),
made AS (
  INSERT INTO delivery (workspace_id, id, idempotency_key, kind, member_id, nudge_id, platform, address, card, due_at, request_id)
  SELECT a."workspaceId", a.id, key, kind, "memberId", "nudgeId", platform, address, card, now(), "requestId"
  FROM asked a JOIN taken ON taken.workspace_id = a."workspaceId" AND taken.id = a."nudgeId"
  ON CONFLICT DO NOTHING RETURNING workspace_id, id)
SELECT asked.n AS asked, count(*)::int AS made FROM made
JOIN asked ON asked."workspaceId" = made.workspace_id AND asked.id = made.id GROUP BY 1
