-- A workspace's customers. In this and its siblings, `workspace` is the workspace's id and `among` follows the column of the
-- customer: which of them. `owners` is a condition on owners. A list that nobody set is NULL, as Prisma leaves it, and read as
-- an empty one. Instants are milliseconds since 1970.
SELECT id, name, coalesce(aliases, '{}') AS aliases, domain, coalesce(tier, 'C') AS tier, annual_value::float8 AS "annualValue", currency,
  effort_hours_per_month::float8 AS "effortHoursPerMonth", renewal_on::text AS "renewalOn", status,
  status_on::text AS "statusOn", renewed_on::text AS "renewedOn",
  CASE WHEN status <> 'active' OR renewed_on IS NOT NULL THEN (SELECT (extract(epoch FROM max(h.at)) * 1000)::float8
    FROM record_change h WHERE h.workspace_id = customer.workspace_id AND h.record_id = customer.id AND h.undone_at IS NULL
      AND (jsonb_exists(h.after, 'status') OR jsonb_exists(h.after, 'renewed_on'))) END AS "statusToldAt", our_lead AS "ourLead",
  coalesce(priorities, '{}') AS priorities, visibility,
  (SELECT coalesce(json_agg(o.member_id ORDER BY o.position, o.member_id), '[]') FROM customer_owner o
    WHERE o.workspace_id = customer.workspace_id AND o.customer_id = customer.id {{owners}}) AS "ownerIds",
  (SELECT coalesce(json_agg(r), '[]') FROM (SELECT a.priority, a.respected, a.answered_on AS on FROM priority_answer a
    WHERE a.workspace_id = customer.workspace_id AND a.customer_id = customer.id ORDER BY a.answered_on) r) AS "priorityAnswers"
FROM customer WHERE workspace_id = {{workspace}} AND id {{among}} ORDER BY id
