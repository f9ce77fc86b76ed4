-- Whether a send is due in workspace `w`: see due.sql.
SELECT FROM nudge n
WHERE n.workspace_id = w.id AND n.state = 'planned' AND n.due_at <= w.at ORDER BY n.due_at LIMIT 1
