SELECT id, customer_id AS "customerId", kind, quote, (extract(epoch FROM at) * 1000)::float8 AS at, contact_id AS "contactId", by,
  due_on::text AS "dueOn", closed_on::text AS "closedOn"
FROM signal WHERE workspace_id = {{workspace}} AND customer_id {{among}} AND withdrawn_at IS NULL
ORDER BY customer_id, signal.at, id
