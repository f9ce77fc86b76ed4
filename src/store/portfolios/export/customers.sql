-- The rows of customers.csv: every column is text, and the order depends on what the rows say alone.
SELECT t.name, array_to_string(t.aliases, ';') AS aliases, t.domain,
  (SELECT string_agg(m.email, ';' ORDER BY o.position, m.email) FROM customer_owner o
   JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id
   WHERE o.workspace_id = t.workspace_id AND o.customer_id = t.id) AS owner_email,
  t.tier, trim_scale(t.annual_value)::text AS annual_value, t.currency,
  trim_scale(t.effort_hours_per_month)::text AS effort_hours_per_month, t.renewal_on::text AS renewal_on,
  t.status, t.our_lead, array_to_string(t.priorities, ';') AS priorities, t.visibility,
  t.status_reason, NULL AS former_names
FROM customer t WHERE t.workspace_id = {{workspace}}::uuid AND t.status <> 'merged' ORDER BY t.normalized_name COLLATE "C"
