-- What a workspace's nudges came to, play by play: $1 workspace.
WITH counted AS (
  SELECT coalesce(o.play, n.play) AS play, o.withheld IS TRUE AS held, o.comparable IS TRUE AS drawn,
         o.touched, coalesce(o.answered, n.state IN ('answered', 'done')) AS answered,
         count(*) AS n, sum(coalesce(o.worth, 1)) AS worth, count(o.strength_moved) AS moved_known,
         coalesce(sum(o.strength_moved), 0) AS moved
  FROM nudge n
  LEFT JOIN play_outcome o ON o.workspace_id = n.workspace_id AND o.nudge_id = n.id
  WHERE n.workspace_id = $1::uuid
    AND (o.nudge_id IS NOT NULL OR (n.sent_at IS NULL AND n.due_at IS NULL
         AND n.state IN ('answered', 'done', 'ignored', 'skipped', 'snoozed')))
  GROUP BY 1, 2, 3, 4, 5
), passed AS (
  SELECT other AS play, count(*) AS n
  FROM nudge n
  JOIN play_outcome o ON o.workspace_id = n.workspace_id AND o.nudge_id = n.id AND NOT o.withheld,
       unnest(n.offered[:cardinality(n.offered) - 1]) AS other
  WHERE n.workspace_id = $1::uuid AND cardinality(n.offered) > 1
  GROUP BY other
)
SELECT coalesce(c.play, p.play) AS play, coalesce(sum(c.n) FILTER (WHERE NOT held), 0)::int AS sent,
       coalesce(sum(c.n) FILTER (WHERE NOT held AND answered), 0)::int AS answered,
       coalesce(sum(worth) FILTER (WHERE NOT held AND answered), 0)::float8 AS worth,
       coalesce(max(p.n), 0)::int AS "passedOver",
       coalesce(sum(c.n) FILTER (WHERE NOT held AND touched IS NOT NULL), 0)::int AS "touchKnown",
       coalesce(sum(c.n) FILTER (WHERE NOT held AND touched), 0)::int AS touched,
       coalesce(sum(c.n) FILTER (WHERE NOT held AND drawn), 0)::int AS drawn,
       coalesce(sum(c.n) FILTER (WHERE NOT held AND drawn AND touched), 0)::int AS "drawnTouched",
       coalesce(sum(c.n) FILTER (WHERE held AND drawn), 0)::int AS withheld,
       coalesce(sum(c.n) FILTER (WHERE held AND drawn AND touched), 0)::int AS "withheldTouched",
       coalesce(sum(moved_known) FILTER (WHERE NOT held), 0)::int AS "movedKnown",
       coalesce(sum(moved) FILTER (WHERE NOT held), 0)::float8 AS moved
FROM counted c FULL JOIN passed p ON p.play = c.play
GROUP BY 1 ORDER BY 1
