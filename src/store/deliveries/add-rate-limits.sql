-- Prepared. Makes the rows of scopes that have none: $1 the scopes.
INSERT INTO rate_limit (workspace_id, scope, next_call_at, rate)
SELECT "workspaceId", scope, clock_timestamp(), rate FROM {{deliveries/rate-limit-scopes}} ON CONFLICT DO NOTHING
