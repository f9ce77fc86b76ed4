-- Prepared. Absences and pauses without an end that nobody was asked about for four weeks, and pauses that end: each with whom to ask,
-- the lead owner, unless that one has not spoken since six nudges. $1 workspace, $2 now.
WITH lead AS (SELECT DISTINCT ON (o.customer_id) o.customer_id, o.member_id FROM customer_owner o
  JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id AND m.state <> 'removed'
  WHERE o.workspace_id = $1::uuid ORDER BY o.customer_id, o.position),
ends AS (
  SELECT 'away' AS what, p.id, p.name, p.state_on AS since, c.id AS customer_id, c.name AS customer
  FROM contact p JOIN customer c ON c.workspace_id = p.workspace_id AND c.id = p.customer_id AND c.status = 'active'
  WHERE p.workspace_id = $1::uuid AND p.state = 'away' AND p.away_until IS NULL
    AND coalesce(p.asked_on, p.state_on) <= $2::timestamptz::date - 28
  UNION ALL
  SELECT CASE WHEN c.status_until IS NULL THEN 'paused' ELSE 'over' END, c.id, c.name, c.status_on, c.id, c.name
  FROM customer c WHERE c.workspace_id = $1::uuid AND c.status = 'paused' AND (c.status_until <= $2::timestamptz::date
    OR c.status_until IS NULL AND coalesce(c.asked_on, c.status_on) <= $2::timestamptz::date - 28))
SELECT e.what, e.id, e.name, e.since::text AS since, e.customer_id AS "customerId", e.customer, l.member_id AS "memberId"
FROM ends e JOIN lead l ON l.customer_id = e.customer_id
WHERE (SELECT count(*) FROM nudge n WHERE n.workspace_id = $1::uuid AND n.member_id = l.member_id AND n.sent_at IS NOT NULL
    AND n.state IN ('sent', 'ignored') AND n.sent_at > coalesce((SELECT max(s.at) FROM reply s
      WHERE s.workspace_id = $1::uuid AND s.member_id = l.member_id), '-infinity')) < 6
ORDER BY e.since, e.id LIMIT 100
