-- Changes columns of a record, and keeps what they were: $1 workspace, $2 record, $3 the columns as they become, $4 an id,
-- $5 reply, $6 member, $7 when.
WITH old AS MATERIALIZED (
  SELECT to_jsonb(t) AS was FROM {{record}} t WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE),
changed AS (UPDATE {{record}} t
  SET ({{columns}}) = (SELECT {{columns}} FROM jsonb_populate_record(t, $3::jsonb))
  FROM old WHERE t.workspace_id = $1::uuid AND t.id = $2::uuid)
INSERT INTO record_change (workspace_id, id, record, record_id, reply_id, member_id, before, after, at)
SELECT $1::uuid, $4::uuid, '{{record}}', $2::uuid, $5::uuid, $6::uuid,
  (SELECT jsonb_object_agg(key, old.was -> key) FROM jsonb_object_keys($3::jsonb) key), $3::jsonb, $7::timestamptz
FROM old
