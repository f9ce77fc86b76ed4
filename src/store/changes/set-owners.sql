-- A customer's owners in their order: $1 workspace, $2 customer, $3 owners, $4 whether who is new is to be told how it stands.
INSERT INTO customer_owner AS o (workspace_id, customer_id, member_id, position, brief_due)
SELECT $1::uuid, $2::uuid, member, n - 1, $4::boolean FROM unnest($3::uuid[]) WITH ORDINALITY u(member, n)
ON CONFLICT (workspace_id, customer_id, member_id) DO UPDATE SET position = excluded.position
