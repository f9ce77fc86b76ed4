-- Prepared. Notes that the platform is about to be called about deliveries: $1 those that are held, $2 lease in ms.
UPDATE delivery t SET first_tried_at = coalesce(first_tried_at, now()), lease_until = {{connection/lease-until ms=$2}}
FROM {{connection/held more=""}}
WHERE {{connection/is-held}} AND t.state = 'sending' AND t.lease_until > now()
  AND NOT EXISTS (SELECT FROM rate_limit l WHERE l.workspace_id = t.workspace_id
    AND l.scope IN ('workspace', t.address) AND l.not_before > now())
RETURNING t.id
