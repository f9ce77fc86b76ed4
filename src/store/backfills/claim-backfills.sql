-- Claims installations that have something to backfill: $1 platforms, $2 limit, $3 lease in ms.
UPDATE installation SET backfill_lease_until = {{connection/lease-until ms=$3}}
WHERE (workspace_id, platform, key) IN (
  SELECT i.workspace_id, i.platform, i.key
  FROM installation i JOIN workspace w ON w.id = i.workspace_id AND w.state = 'active'
  WHERE i.backfill_from IS NOT NULL AND i.state = 'active' AND i.platform = ANY ($1::text[])
    AND {{connection/is-free column=i.backfill_lease_until}}
  ORDER BY i.backfill_from LIMIT $2::int FOR UPDATE OF i SKIP LOCKED)
RETURNING workspace_id AS "workspaceId", platform, key, name, secrets, backfill_from AS since
