-- Prepared. Members whose week may want planning: $1 workspace, $2 before when.
SELECT (SELECT row_to_json(r) FROM (SELECT {{members/member-columns of=m}}) r) AS member,
  (extract(epoch FROM plan_due_at) * 1000)::float8 AS "planDueAt", xmin::text AS version
FROM member m
WHERE workspace_id = $1::uuid AND state <> 'removed' AND (plan_due_at IS NULL OR plan_due_at <= $2::timestamptz)
ORDER BY id
