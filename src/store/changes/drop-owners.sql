-- Whoever is none of a customer's new owners: $1 workspace, $2 customer, $3 the new owners.
DELETE FROM customer_owner WHERE workspace_id = $1::uuid AND customer_id = $2::uuid AND member_id <> ALL ($3::uuid[])
