-- History is kept for 30 days, then scrubbed: $1 in how many parts the workspaces are taken, $2 which part, $3 now by the machine's
-- clock. Rows stay, since others refer to them; their words go.
WITH w AS MATERIALIZED (
  SELECT id, $3::timestamptz + clock_offset_ms * interval '1 millisecond' - interval '30 days' AS before FROM workspace
  WHERE mod(abs(hashtext(id::text)::bigint), $1::bigint) = $2::bigint),
changes AS (DELETE FROM record_change h USING w WHERE h.workspace_id = w.id AND h.at < w.before),
touches AS (UPDATE interaction i SET summary = '' FROM w
  WHERE i.workspace_id = w.id AND i.withdrawn_at < w.before AND i.summary <> '')
UPDATE signal s SET quote = '' FROM w WHERE s.workspace_id = w.id AND s.withdrawn_at < w.before AND s.quote <> ''
