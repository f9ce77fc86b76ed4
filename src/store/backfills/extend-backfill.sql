-- Lengthens the lease of a backfill: $1 platform, $2 installation, $3 lease in ms.
UPDATE installation SET backfill_lease_until = {{connection/lease-until ms=$3}} WHERE platform = $1 AND key = $2
