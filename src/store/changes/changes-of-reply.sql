-- Prepared. What a reply changed and nobody took back, the latest first: $1 workspace, $2 reply.
SELECT id, record FROM record_change
WHERE workspace_id = $1::uuid AND reply_id = $2::uuid AND undone_at IS NULL ORDER BY seq DESC
