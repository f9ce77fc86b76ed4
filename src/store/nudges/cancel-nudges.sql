-- Prepared. Cancels planned nudges: $1 workspace, $2 the nudges, each with its outcome.
UPDATE nudge n SET state = 'cancelled', outcome = d.outcome
FROM jsonb_to_recordset($2::jsonb) AS d(id uuid, outcome text)
WHERE n.workspace_id = $1::uuid AND n.id = d.id AND n.state = 'planned' RETURNING n.id
