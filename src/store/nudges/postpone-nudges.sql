-- Prepared. Moves planned nudges to a later slot: $1 workspace, $2 the nudges.
UPDATE nudge n SET local_at = p."localAt", due_at = to_timestamp(p."dueAt" / 1000)
FROM jsonb_to_recordset($2::jsonb) AS p(id uuid, "localAt" text, "dueAt" float8)
WHERE n.workspace_id = $1::uuid AND n.id = p.id AND n.state = 'planned' RETURNING n.id
