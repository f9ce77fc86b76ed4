-- Changes one column of many rows, and keeps what it was in each: $1 workspace, $2 reply, $3 member, $4 when; what comes after is
-- the condition's and the value's. Ids are UUID version 7, as `newId` makes them: they sort by time.
WITH old AS MATERIALIZED (
  SELECT t.id, to_jsonb(t.{{column}}) AS was, to_jsonb({{value}}) AS becomes FROM {{record}} t
  WHERE t.workspace_id = $1::uuid AND {{condition}} FOR UPDATE),
changed AS (UPDATE {{record}} t SET {{column}} = {{value}} FROM old WHERE t.workspace_id = $1::uuid AND t.id = old.id)
INSERT INTO record_change (workspace_id, id, record, record_id, reply_id, member_id, before, after, at)
SELECT $1::uuid, (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
  || overlay(overlay(md5(random()::text || id::text) placing '7' from 1 for 1) placing '8' from 5 for 1)::char(20))::uuid, '{{record}}', id, $2::uuid, $3::uuid, jsonb_build_object('{{column}}', was),
  jsonb_build_object('{{column}}', becomes), $4::timestamptz FROM old
