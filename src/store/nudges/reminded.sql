-- Prepared. When a member was reminded of promises since an instant: $1 workspace, $2 member, $3 since.
SELECT floor(extract(epoch FROM q.reminded_at) * 1000)::float8 AS at FROM delivery d
JOIN signal q ON q.workspace_id = d.workspace_id AND q.id = split_part(d.idempotency_key, ':', 2)::uuid
WHERE d.workspace_id = $1::uuid AND d.member_id = $2::uuid AND d.kind = 'reminder'
  AND d.idempotency_key LIKE 'reminder:%' AND q.reminded_at >= $3::timestamptz
