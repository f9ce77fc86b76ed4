SELECT id, customer_id AS "customerId", member_id AS "memberId", (extract(epoch FROM at) * 1000)::float8 AS at, channel, direction,
  coalesce(contact_ids, '{}') AS "contactIds", summary, sentiment,
  (SELECT (extract(epoch FROM r.at) * 1000)::float8 FROM reply r
    WHERE r.workspace_id = interaction.workspace_id AND r.id = interaction.reply_id) AS "toldAt"
FROM interaction WHERE workspace_id = {{workspace}} AND customer_id {{among}} AND withdrawn_at IS NULL
ORDER BY customer_id, interaction.at, id
