-- Prepared. Takes the turns of calls that need not wait: $1 their scopes.
-- Calls that wait for nobody, each alone in its scopes: all of a call's are free now, and move on, or none does.
WITH asked AS (SELECT a.*, count(*) OVER (PARTITION BY n) AS of FROM {{deliveries/rate-limit-scopes}}),
held AS (
  SELECT a.n, a.of, a.max, l.workspace_id, l.scope, greatest(next_call_at, not_before) <= clock_timestamp() AS free
  FROM rate_limit l JOIN asked a ON l.workspace_id = a."workspaceId" AND l.scope = a.scope
  ORDER BY l.workspace_id, l.scope FOR UPDATE OF l),
free AS (SELECT n FROM held WHERE free GROUP BY n, of HAVING count(*) = of)
UPDATE rate_limit l SET next_call_at = clock_timestamp() + interval '1 second' / l.rate, rate = least(h.max, l.rate + 0.1)
FROM held h JOIN free USING (n) WHERE l.workspace_id = h.workspace_id AND l.scope = h.scope RETURNING h.n
