-- Takes a change back: $1 workspace, $2 change, $3 when. A column that a later change has set again stays as that one set it,
-- and taking that one back then restores what was before this one. A column that somebody else has set since is left alone.
WITH mine AS MATERIALIZED (SELECT * FROM record_change WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE),
keys AS MATERIALIZED (
  SELECT key, mine.before -> key AS was, mine.after -> key AS became, (SELECT n.id FROM record_change n
    WHERE n.workspace_id = $1::uuid AND n.record_id = mine.record_id AND n.undone_at IS NULL AND n.seq > mine.seq
      AND jsonb_exists(n.after, key) ORDER BY n.seq LIMIT 1) AS next
  FROM mine CROSS JOIN LATERAL jsonb_object_keys(mine.after) key),
handed AS (UPDATE record_change n SET before = n.before || k.was
  FROM (SELECT next, jsonb_object_agg(key, was) AS was FROM keys WHERE next IS NOT NULL GROUP BY next) k
  WHERE n.workspace_id = $1::uuid AND n.id = k.next),
ended AS (UPDATE record_change SET undone_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid)
UPDATE {{record}} t
SET ({{columns}}) = (SELECT {{columns}} FROM jsonb_populate_record(t, (
  SELECT coalesce(jsonb_object_agg(key, was) FILTER (WHERE next IS NULL AND became = to_jsonb(t) -> key), '{}') FROM keys)))
FROM mine WHERE t.workspace_id = $1::uuid AND t.id = mine.record_id
