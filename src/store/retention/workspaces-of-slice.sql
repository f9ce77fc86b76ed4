-- The workspaces of one of $1 slices, $2 which: id, the days that each kind of data is kept, and the instant before which what
-- was withdrawn is scrubbed; $3 now by the machine's clock. Defaults as in engine/model/settings.ts (`keptDays`).
w AS MATERIALIZED (
  SELECT w.id, $3::timestamptz - interval '30 days' AS undone,
    $3::timestamptz + w.clock_offset_ms * interval '1 millisecond' - interval '30 days' AS withdrawn,
    $3::timestamptz - coalesce((s.value->>'messages')::int, 30) * interval '1 day' AS messages,
    $3::timestamptz - coalesce((s.value->>'sent')::int, 180) * interval '1 day' AS sent,
    $3::timestamptz + w.clock_offset_ms * interval '1 millisecond'
      - coalesce((s.value->>'replies')::int, 1095) * interval '1 day' AS replies,
    $3::timestamptz - coalesce((s.value->>'audit')::int, 730) * interval '1 day' AS audit
  FROM workspace w LEFT JOIN setting s ON s.workspace_id = w.id AND s.key = 'keptDays'
  WHERE mod(abs(hashtext(w.id::text)::bigint), $1::bigint) = $2::bigint)
