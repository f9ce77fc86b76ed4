-- Nudges that have something to settle: $1 workspace, $2 now, $3 and $4 the days after which touches and strengths are, $5 limit.
SELECT n.id FROM nudge n
LEFT JOIN play_outcome o ON o.workspace_id = n.workspace_id AND o.nudge_id = n.id
WHERE n.workspace_id = $1::uuid AND n.outcome_due_at <= $2::timestamptz
  AND n.state NOT IN ('planned', 'cancelled')
  AND coalesce(n.sent_at, n.due_at) <= $2::timestamptz - make_interval(days => $3::int)
  AND (o.nudge_id IS NULL
       OR (coalesce(n.sent_at, n.due_at) <= $2::timestamptz - make_interval(days => $4::int)
           AND o.measured_at < coalesce(n.sent_at, n.due_at) + make_interval(days => $4::int)))
ORDER BY n.id LIMIT $5::int
