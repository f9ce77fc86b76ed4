-- Lengthens the lease of deliveries: $1 those that are held, $2 lease in ms.
UPDATE delivery t SET lease_until = {{connection/lease-until ms=$2}} FROM {{connection/held more=""}} WHERE {{connection/is-held}} AND t.state = 'sending'
