-- Customers that may be meant by the first letters of a name, the asker's own first: $1 workspace, $2 a LIKE pattern, $3 who asks,
-- $4 whether that is an admin, $5 how many. Not prepared, as in nearest.sql.
SELECT customer.id, customer.name FROM customer
LEFT JOIN customer_owner mine ON mine.workspace_id = customer.workspace_id AND mine.customer_id = customer.id AND mine.member_id = $3::uuid
WHERE customer.workspace_id = $1::uuid AND customer.searchable LIKE $2 AND {{customers/visible-plain who=$3 admin=$4}}
ORDER BY mine.member_id IS NULL, customer.status = 'lost', customer.name LIMIT $5
