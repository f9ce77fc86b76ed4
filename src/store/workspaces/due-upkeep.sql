-- Whether a record in workspace `w` waits for somebody to be told or asked: see due.sql. Looked at every ten minutes.
SELECT FROM (SELECT WHERE extract(minute FROM w.at)::int % 10 = 5) now
WHERE EXISTS (SELECT FROM customer_owner o WHERE o.workspace_id = w.id AND o.brief_due)
  OR EXISTS (SELECT FROM member m JOIN customer_owner o ON o.workspace_id = m.workspace_id AND o.member_id = m.id
    WHERE m.workspace_id = w.id AND m.state = 'removed')
  OR EXISTS (SELECT FROM contact p WHERE p.workspace_id = w.id AND p.state = 'away' AND p.away_until IS NULL
    AND coalesce(p.asked_on, p.state_on) <= w.at::date - 28)
  OR EXISTS (SELECT FROM customer c WHERE c.workspace_id = w.id AND c.status = 'paused' AND (c.status_until <= w.at::date
    OR c.status_until IS NULL AND coalesce(c.asked_on, c.status_on) <= w.at::date - 28))
