-- Prepared. The first customers of somebody's own by name: $1 workspace, $2 the owner, $3 how many.
SELECT c.id, c.name FROM customer_owner o JOIN customer c ON c.workspace_id = o.workspace_id AND c.id = o.customer_id
WHERE o.workspace_id = $1::uuid AND o.member_id = $2::uuid AND c.status <> 'lost' ORDER BY c.name LIMIT $3
