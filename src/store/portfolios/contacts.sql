SELECT id, customer_id AS "customerId", name, email, title, level, function, values,
  state, state_on::text AS "stateOn", away_until::text AS "awayUntil", confidential FROM contact
WHERE workspace_id = {{workspace}} AND customer_id {{among}} AND state <> 'withdrawn' ORDER BY id
