-- The rows of $1 that a worker holds (`heldRows` in lease.ts), each with `more` columns where a statement brings them.
jsonb_to_recordset($1::jsonb) AS held("workspaceId" uuid, id uuid, attempt int{{more}})
