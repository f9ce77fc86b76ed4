-- What is older than a workspace keeps it goes: messages that came in and were handled, the cards of what was sent, words as they
-- were written, and the audit. Parameters: see workspaces-of-slice.sql.
WITH {{retention/workspaces-of-slice}},
messages AS (
  DELETE FROM inbox i USING w WHERE i.workspace_id = w.id AND i.state <> 'new' AND coalesce(i.handled_at, i.received_at) < w.messages),
cards AS (
  UPDATE delivery d SET card = {{retention/empty-card}} FROM w
  WHERE d.workspace_id = w.id AND d.ended_at < w.sent AND d.card->'blocks' <> '[]'::jsonb),
words AS (
  UPDATE reply r SET text = '', reading = NULL FROM w
  WHERE r.workspace_id = w.id AND r.at < w.replies AND (r.text <> '' OR r.reading IS NOT NULL)),
notes AS (DELETE FROM audit a USING w WHERE a.workspace_id = w.id AND a.at < w.audit)
DELETE FROM audit_look l USING w WHERE l.workspace_id = w.id AND l.hour < w.audit
