-- Whether a reminder may be due in workspace `w`: see due.sql. Looked at every ten minutes: a day's promises wait for hours.
SELECT FROM member_week k WHERE k.workspace_id = w.id AND k.silent_since IS NOT NULL
  AND extract(minute FROM w.at)::int % 10 = 0
UNION ALL
(SELECT FROM signal g
WHERE g.workspace_id = w.id AND g.kind = 'commitment' AND g.closed_on IS NULL AND g.withdrawn_at IS NULL
  AND g.reminded_at IS NULL AND g.due_on BETWEEN (w.at AT TIME ZONE 'UTC')::date - 1 AND (w.at AT TIME ZONE 'UTC')::date + 5
  AND extract(minute FROM w.at)::int % 10 = 0 LIMIT 1)
LIMIT 1
