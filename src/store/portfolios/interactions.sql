SELECT id, customer_id AS "customerId", member_id AS "memberId", (extract(epoch FROM at) * 1000)::float8 AS at, channel, direction,
  coalesce(contact_ids, '{}') AS "contactIds", summary, sentiment
FROM interaction WHERE workspace_id = {{workspace}} AND customer_id {{among}} AND withdrawn_at IS NULL
ORDER BY customer_id, interaction.at, id
