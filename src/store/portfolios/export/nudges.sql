-- The rows of nudges.csv: every column is text, and the order depends on what the rows say alone.
SELECT m.email AS member_email, c.name AS customer, t.week, t.play, p.name AS contact, t.state, t.outcome
FROM nudge t
JOIN customer c ON c.workspace_id = t.workspace_id AND c.id = t.customer_id
JOIN member m ON m.workspace_id = t.workspace_id AND m.id = t.member_id
LEFT JOIN contact p ON p.workspace_id = t.workspace_id AND p.id = t.contact_id
WHERE t.workspace_id = {{workspace}}::uuid
ORDER BY t.week, m.email COLLATE "C", t.slot, c.normalized_name COLLATE "C", t.play COLLATE "C"
