-- Whether a follow-up is due in workspace `w`: see due.sql.
SELECT FROM follow_up f
WHERE f.workspace_id = w.id AND f.state = 'open' AND f.due_at <= w.at ORDER BY f.due_at LIMIT 1
