-- Prepared. Locks the rows of scopes, and tells how long each has to wait: $1 the scopes.
SELECT workspace_id AS "workspaceId", l.scope, l.rate, a.max,
  greatest(0, extract(epoch FROM greatest(next_call_at, not_before) - clock_timestamp()) * 1000)::float8 AS "waitMs"
FROM rate_limit l JOIN {{deliveries/rate-limit-scopes}} ON l.workspace_id = a."workspaceId" AND l.scope = a.scope
ORDER BY l.workspace_id, l.scope FOR UPDATE OF l
