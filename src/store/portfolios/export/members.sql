-- The rows of members.csv: every column is text, and the order depends on what the rows say alone.
SELECT t.email, t.name, t.role, m.email AS manager_email,
  -- a zone that nobody told is left open, for the platform's profile to tell
  CASE WHEN t.timezone_set OR t.timezone <> 'UTC' THEN t.timezone END AS timezone,
  (SELECT string_agg(d::text, ',' ORDER BY d) FROM unnest(t.working_days) d) AS working_days,
  t.working_start || '-' || t.working_end AS working_hours,
  CASE t.state WHEN 'removed' THEN 'left' ELSE 'active' END AS state,
  CASE WHEN t.state = 'paused' THEN t.paused_from::text END AS absent_from,
  CASE WHEN t.state = 'paused' THEN t.paused_until::text END AS absent_until, t.country
FROM member t LEFT JOIN member m ON m.workspace_id = t.workspace_id AND m.id = t.manager_id
WHERE t.workspace_id = {{workspace}}::uuid ORDER BY t.email COLLATE "C"
