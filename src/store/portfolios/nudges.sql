-- `since`: how old nudges may be.
SELECT n.id, n.member_id AS "memberId", n.customer_id AS "customerId", n.contact_id AS "contactId", n.week, n.slot, n.play,
  n.state, (extract(epoch FROM n.sent_at) * 1000)::float8 AS "sentAt",
  (extract(epoch FROM n.answered_at) * 1000)::float8 AS "answeredAt", coalesce(n.offered, '{}') AS offered,
  CASE WHEN o.nudge_id IS NOT NULL THEN
    json_build_object('touched', o.touched, 'strengthMoved', o.strength_moved, 'worth', o.worth) END AS "playOutcome"
FROM nudge n LEFT JOIN play_outcome o ON o.workspace_id = n.workspace_id AND o.nudge_id = n.id
WHERE n.workspace_id = {{workspace}} AND n.customer_id {{among}} AND n.created_at >= {{since}}
ORDER BY n.id
