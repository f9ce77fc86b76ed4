-- Whether a settle is due in workspace `w`: see due.sql.
SELECT FROM nudge n WHERE n.workspace_id = w.id AND n.outcome_due_at <= w.at ORDER BY n.outcome_due_at LIMIT 1
