-- Prepared. Members whose week is planned: $1 workspace, $2 week, $3 members.
SELECT member_id AS id FROM member_week
WHERE workspace_id = $1::uuid AND week = $2 AND member_id = ANY($3::uuid[])
