-- Prepared. Active workspaces in which something is due: $1 now, $2 after which workspace, $3 how many. What is due in workspace
-- `w` at `w.at`, its own clock's time, says due-….sql: one look into an index of what is open, ordered by when it is due, however
-- much waits there.
SELECT w.id FROM (
  SELECT id, digest_due_at, $1::timestamptz + clock_offset_ms * interval '1 millisecond' AS at
  FROM workspace WHERE state = 'active' AND id > $2::uuid ORDER BY id) w
CROSS JOIN LATERAL ({{workspaces/due-{{kind}}}}) due
ORDER BY w.id LIMIT $3::int
