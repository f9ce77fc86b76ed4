SELECT id, customer_id AS "customerId", name, email, title, level, function, values,
  state, state_on::text AS "stateOn", away_until::text AS "awayUntil", confidential,
  CASE WHEN state <> 'active' THEN (SELECT (extract(epoch FROM max(h.at)) * 1000)::float8 FROM record_change h
    WHERE h.workspace_id = contact.workspace_id AND h.record_id = contact.id AND h.undone_at IS NULL
      AND jsonb_exists(h.after, 'state')) END AS "stateToldAt" FROM contact
WHERE workspace_id = {{workspace}} AND customer_id {{among}} AND state <> 'withdrawn' ORDER BY id
