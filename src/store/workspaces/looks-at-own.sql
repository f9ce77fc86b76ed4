-- Who else looked at a member's customers: $1 workspace, $2 the member, $3 since when. The latest first, fifty at most.
SELECT c.name AS customer, m.name, sum(l.times)::int4 AS times, max(l.hour) AS "lastHour"
FROM customer_owner o
JOIN audit_look l ON l.workspace_id = o.workspace_id AND l.customer_id = o.customer_id AND l.hour >= $3::timestamptz
JOIN customer c ON c.workspace_id = o.workspace_id AND c.id = o.customer_id
JOIN member m ON m.workspace_id = l.workspace_id AND m.id = l.member_id
WHERE o.workspace_id = $1::uuid AND o.member_id = $2::uuid AND l.member_id <> $2::uuid
GROUP BY c.name, m.name ORDER BY max(l.hour) DESC, c.name, m.name LIMIT 50
