-- The rows of interactions.csv: every column is text, and the order depends on what the rows say alone.
SELECT c.name AS customer, m.email AS member_email, {{portfolios/export/at}} AS at, t.channel, t.direction,
  {{portfolios/export/contacts-of}} AS contacts, t.summary, t.sentiment, {{portfolios/export/source-id}} AS source_id
FROM interaction t
JOIN customer c ON c.workspace_id = t.workspace_id AND c.id = t.customer_id
JOIN member m ON m.workspace_id = t.workspace_id AND m.id = t.member_id
WHERE t.workspace_id = {{workspace}}::uuid AND t.withdrawn_at IS NULL
ORDER BY at, c.normalized_name COLLATE "C", m.email COLLATE "C", {{portfolios/export/source-id}} COLLATE "C",
  t.summary COLLATE "C", t.channel COLLATE "C", t.direction COLLATE "C", t.sentiment COLLATE "C", contacts
