-- The rows of signals.csv: every column is text, and the order depends on what the rows say alone.
SELECT c.name AS customer, t.kind, t.quote, {{portfolios/export/at}} AS at, p.name AS contact, t.by,
  t.due_on::text AS due_on, t.closed_on::text AS closed_on,
  CASE WHEN t.closed_on IS NOT NULL THEN CASE WHEN t.closed_as IN ('dropped', 'again') THEN 'dropped' WHEN t.closed_as = 'done'
    THEN CASE t.kind WHEN 'commitment' THEN 'kept' WHEN 'concern' THEN 'settled' WHEN 'need' THEN 'met' END END END AS closed_how, {{portfolios/export/source-id}} AS source_id
FROM signal t
JOIN customer c ON c.workspace_id = t.workspace_id AND c.id = t.customer_id
LEFT JOIN contact p ON p.workspace_id = t.workspace_id AND p.id = t.contact_id
WHERE t.workspace_id = {{workspace}}::uuid AND t.withdrawn_at IS NULL
ORDER BY at, c.normalized_name COLLATE "C", t.kind COLLATE "C", {{portfolios/export/source-id}} COLLATE "C",
  t.quote COLLATE "C", t.by COLLATE "C", t.due_on, p.name COLLATE "C"
