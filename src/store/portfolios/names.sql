-- Prepared. Customers with their aliases and contacts, as far as somebody sees them ({{least}} is `plain` or `all`):
-- $1 workspace, $2 customers, $3 who asks, $4 whether that is an admin.
SELECT id, name, coalesce(aliases, '{}') AS aliases, (SELECT coalesce(json_agg(r), '[]') FROM (SELECT p.id, p.name FROM contact p
    WHERE p.workspace_id = customer.workspace_id AND p.customer_id = customer.id AND p.state <> 'withdrawn' ORDER BY p.id) r) AS contacts
FROM customer WHERE workspace_id = $1::uuid AND id = ANY ($2::uuid[]) AND {{customers/visible-{{least}} who=$3 admin=$4}} ORDER BY id
