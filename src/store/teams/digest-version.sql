-- Prepared. The version of a workspace row, by which a change meanwhile is seen: $1 workspace.
SELECT xmin::text AS version FROM workspace WHERE id = $1::uuid
