-- Prepared. Active workspaces in which something is due: $1 now, $2 after which workspace, $3 how many. What is due in workspace
-- `w` at `w.at`, its own clock's time, says due-….sql: one look into an index of what is open, however much waits there. Each asks
-- in the index's order: without it the planner read the whole table for each workspace where few workspaces hold all rows (10 s for
-- 12,000 follow-ups and 5,000 workspaces).
SELECT w.id FROM (
  SELECT id, digest_due_at, $1::timestamptz + clock_offset_ms * interval '1 millisecond' AS at
  FROM workspace WHERE state = 'active' AND id > $2::uuid ORDER BY id) w
CROSS JOIN LATERAL ({{workspaces/due-{{kind}}}}) due
ORDER BY w.id LIMIT $3::int
