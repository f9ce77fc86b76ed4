-- Claims messages, the oldest of each conversation alone, so that a conversation is handled in order: $1 limit, $2 lease in ms.
-- Without a name, so that it is planned for the queue as it is.
UPDATE inbox SET attempts = attempts + 1, next_try_at = {{connection/lease-until ms=$2}}
WHERE (workspace_id, id) IN (
  SELECT workspace_id, id FROM inbox head
  WHERE state = 'new' AND next_try_at <= now()
    AND NOT EXISTS (
      SELECT 1 FROM inbox earlier
      WHERE earlier.workspace_id = head.workspace_id AND earlier.conversation = head.conversation
        AND earlier.state = 'new' AND earlier.seq < head.seq)
  ORDER BY seq LIMIT $1::int FOR UPDATE SKIP LOCKED)
RETURNING id, workspace_id AS "workspaceId", inbound, attempts AS attempt, request_id AS "requestId"
