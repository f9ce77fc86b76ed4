-- The scopes of calls that ask for their turn: $1 of a statement.
jsonb_to_recordset($1::jsonb) AS a(n int, "workspaceId" uuid, scope text, rate float8, max float8, "waitMs" float8, taken int)
