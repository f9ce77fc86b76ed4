-- Whether a plan is due in workspace `w`: see due.sql.
SELECT FROM (
  SELECT plan_due_at FROM member m WHERE m.workspace_id = w.id AND m.state <> 'removed'
  ORDER BY plan_due_at NULLS FIRST LIMIT 1) first
WHERE first.plan_due_at IS NULL OR first.plan_due_at <= w.at
