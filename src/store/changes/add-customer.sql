-- A customer that was a part of another, hidden until changes show it: $1 workspace, $2 id, $3 name, $4 of which customer.
INSERT INTO customer (workspace_id, id, name, normalized_name, aliases, searchable, tier, status, our_lead, visibility)
SELECT workspace_id, $2::uuid, $3, $2::text, '{}', '', tier, 'merged', our_lead, visibility FROM customer
WHERE workspace_id = $1::uuid AND id = $4::uuid
