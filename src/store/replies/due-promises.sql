-- Prepared. Our open promises whose day is near and of which nobody was reminded, each with who made it, else who leads the
-- customer: $1 workspace, $2 now. The day itself is the member's own, so that a day to either side is looked at too, and four
-- before it: where the day is no working day, the last one before it counts.
SELECT g.id, g.customer_id AS "customerId", c.name AS customer, g.kind, g.quote, g.by, g.due_on::text AS "dueOn",
  (SELECT row_to_json(r) FROM (SELECT {{members/member-columns of=m}}) r) AS member
FROM signal g
JOIN customer c ON c.workspace_id = g.workspace_id AND c.id = g.customer_id AND c.status = 'active'
LEFT JOIN reply r ON r.workspace_id = g.workspace_id AND r.id = g.reply_id
JOIN member m ON m.workspace_id = g.workspace_id AND m.state <> 'removed' AND m.id = coalesce(
  (SELECT w.id FROM member w WHERE w.workspace_id = g.workspace_id AND w.id = g.owed_by AND w.state <> 'removed'),
  (SELECT t.id FROM member t WHERE t.workspace_id = g.workspace_id AND t.id = r.member_id AND t.state <> 'removed'),
  (SELECT o.member_id FROM customer_owner o WHERE o.workspace_id = g.workspace_id AND o.customer_id = g.customer_id
    ORDER BY o.position LIMIT 1))
WHERE g.workspace_id = $1::uuid AND g.kind = 'commitment' AND coalesce(g.by, 'us') = 'us' AND g.closed_on IS NULL
  AND g.withdrawn_at IS NULL AND g.reminded_at IS NULL
  AND g.due_on BETWEEN ($2::timestamptz AT TIME ZONE 'UTC')::date - 1 AND ($2::timestamptz AT TIME ZONE 'UTC')::date + 5
  -- Whoever has not spoken since six nudges is left in peace.
  AND (SELECT count(*) FROM nudge n WHERE n.workspace_id = g.workspace_id AND n.member_id = m.id AND n.sent_at IS NOT NULL
    AND n.state IN ('sent', 'ignored') AND n.sent_at > coalesce((SELECT max(s.at) FROM reply s
      WHERE s.workspace_id = g.workspace_id AND s.member_id = m.id), '-infinity')) < 6
ORDER BY g.due_on, g.id LIMIT 200
