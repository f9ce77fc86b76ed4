-- Whether a digest is due in workspace `w`: see due.sql.
SELECT WHERE w.digest_due_at IS NULL OR w.digest_due_at <= w.at
