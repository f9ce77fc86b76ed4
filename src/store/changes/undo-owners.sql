-- Takes a change of owners back: $1 workspace, $2 change, $3 when. Owners that somebody has changed since stay, and so do those who
-- have left meanwhile.
WITH mine AS MATERIALIZED (SELECT * FROM record_change WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE),
stands AS MATERIALIZED (SELECT coalesce(jsonb_agg(o.member_id ORDER BY o.position, o.member_id), '[]') AS owners
  FROM mine JOIN customer_owner o ON o.workspace_id = $1::uuid AND o.customer_id = mine.record_id),
former AS MATERIALIZED (SELECT w.member_id, w.muted, w.muted_until, n - 1 AS position FROM mine, stands,
  jsonb_array_elements(mine.before -> 'owners') WITH ORDINALITY e(owner, n),
  jsonb_to_record(e.owner) AS w(member_id uuid, muted boolean, muted_until date)
  WHERE stands.owners = mine.after -> 'owners'),
ended AS (UPDATE record_change SET undone_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid),
gone AS (DELETE FROM customer_owner o USING mine, stands WHERE o.workspace_id = $1::uuid AND o.customer_id = mine.record_id
  AND stands.owners = mine.after -> 'owners' AND o.member_id NOT IN (SELECT member_id FROM former))
INSERT INTO customer_owner AS o (workspace_id, customer_id, member_id, position, muted, muted_until)
SELECT $1::uuid, mine.record_id, f.member_id, f.position, f.muted, f.muted_until FROM mine, former f
ON CONFLICT (workspace_id, customer_id, member_id) DO UPDATE
  SET position = excluded.position, muted = excluded.muted, muted_until = excluded.muted_until, brief_due = false
