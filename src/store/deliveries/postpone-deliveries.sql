-- Gives deliveries back, to be sent after a while: $1 those that are held, $2 the wait in ms, $3 the reason.
UPDATE delivery t SET state = 'due', lease_owner = NULL, lease_until = NULL, reason = $3::text,
  first_tried_at = NULL, due_at = {{connection/lease-until ms=$2}}
FROM {{connection/held more=""}} WHERE {{connection/is-held}} AND t.state = 'sending'
