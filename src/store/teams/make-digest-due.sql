-- Prepared. Makes digests due at once: $1 workspace.
UPDATE workspace SET digest_due_at = NULL WHERE id = $1::uuid
