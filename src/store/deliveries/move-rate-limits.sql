-- Prepared. Moves scopes to their next call: $1 the scopes, with their waits and how many calls were granted.
UPDATE rate_limit l SET next_call_at = clock_timestamp() + a."waitMs" * interval '1 millisecond',
  rate = least(a.max, l.rate + 0.1::float8 * a.taken)
FROM {{deliveries/rate-limit-scopes}} WHERE l.workspace_id = a."workspaceId" AND l.scope = a.scope
