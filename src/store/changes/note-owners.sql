-- Keeps who looks after a customer, and who will: $1 workspace, $2 customer, $3 the new owners, $4 an id, $5 reply, $6 member, $7 when.
INSERT INTO record_change (workspace_id, id, record, record_id, reply_id, member_id, before, after, at)
VALUES ($1::uuid, $4::uuid, 'owners', $2::uuid, $5::uuid, $6::uuid,
  jsonb_build_object('owners', (SELECT coalesce(jsonb_agg(jsonb_build_object('member_id', o.member_id, 'muted', o.muted,
    'muted_until', o.muted_until) ORDER BY o.position, o.member_id), '[]') FROM customer_owner o
    WHERE o.workspace_id = $1::uuid AND o.customer_id = $2::uuid)),
  jsonb_build_object('owners', to_jsonb($3::uuid[])), $7::timestamptz)
