-- The rows of contacts.csv: every column is text, and the order depends on what the rows say alone.
SELECT c.name AS customer, t.name, t.email, t.title, t.level, t.function, t.values,
  CASE WHEN t.state <> 'active' THEN t.state END AS status, CASE WHEN t.state <> 'active' THEN t.state_on::text END AS from,
  CASE WHEN t.state = 'away' THEN t.away_until::text END AS until
FROM contact t JOIN customer c ON c.workspace_id = t.workspace_id AND c.id = t.customer_id
WHERE t.workspace_id = {{workspace}}::uuid AND t.state <> 'withdrawn'
ORDER BY c.normalized_name COLLATE "C", t.normalized_name COLLATE "C", t.name COLLATE "C", t.email COLLATE "C"
