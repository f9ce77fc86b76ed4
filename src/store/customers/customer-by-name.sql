-- Prepared. The customer that has a normalized name, if who asks sees it: $1 workspace, $2 the name, $3 who asks, $4 whether that is an admin.
SELECT id, name FROM customer
WHERE workspace_id = $1::uuid AND normalized_name = $2 AND {{customers/visible-plain who=$3 admin=$4}} LIMIT 1
