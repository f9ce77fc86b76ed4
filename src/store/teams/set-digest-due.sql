-- Prepared. When digests are due next, unless the workspace was changed meanwhile.
-- $1 workspace, $2 when, $3 version.
UPDATE workspace SET digest_due_at = $2::timestamptz WHERE id = $1::uuid AND xmin::text = $3
