-- Prepared. A signal told better by a later reading of its reply keeps its id, and with it what became of it since; as it was it
-- stays as history under another: $1 workspace, $2 signal, $3 an id, $4 customer, $5 contact, $6 kind, $7 quote, $8 by, $9 at,
-- $10 due day, $11 revision, $12 mark. A day that somebody has moved since stays moved, and taking that back restores the new one.
WITH former AS (INSERT INTO signal (workspace_id, id, customer_id, kind, quote, at, contact_id, by, due_on, closed_on, closed_as,
    fingerprint, reply_id, revision, withdrawn_at)
  SELECT workspace_id, $3::uuid, customer_id, kind, quote, at, contact_id, by, due_on, closed_on, closed_as,
    fingerprint || ':' || $3::text, reply_id, revision, withdrawn_at FROM signal WHERE workspace_id = $1::uuid AND id = $2::uuid),
moved AS (SELECT h.id FROM record_change h WHERE h.workspace_id = $1::uuid AND h.record_id = $2::uuid AND h.undone_at IS NULL
  AND jsonb_exists(h.after, 'due_on') ORDER BY h.seq LIMIT 1),
handed AS (UPDATE record_change h SET before = h.before || jsonb_build_object('due_on', $10::text)
  FROM moved WHERE h.workspace_id = $1::uuid AND h.id = moved.id)
UPDATE signal SET customer_id = $4::uuid, contact_id = $5::uuid, kind = $6, quote = $7, by = $8, at = $9::timestamptz,
  due_on = CASE WHEN EXISTS (SELECT FROM moved) THEN due_on ELSE $10::date END, revision = $11::int, fingerprint = $12,
  withdrawn_at = NULL
WHERE workspace_id = $1::uuid AND id = $2::uuid
