-- Customers of which a normalized name is an alias, two at most: $1 workspace, $2 a LIKE pattern, $3 who asks, $4 whether that is an admin.
SELECT id, name FROM customer
WHERE workspace_id = $1::uuid AND searchable LIKE $2 AND {{customers/visible-plain who=$3 admin=$4}} LIMIT 2
