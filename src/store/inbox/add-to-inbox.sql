-- Prepared. Stores messages that came in, in their order, in one statement: the one way into the inbox.
-- $1 the messages; returns those that were not stored, by their place in the list, from 1 on.
WITH arrival AS (
  SELECT a.*, i.workspace_id FROM ROWS FROM (json_to_recordset($1::json) AS
    (id uuid, platform text, installation text, key text, conversation text, inbound jsonb, request_id text))
    WITH ORDINALITY AS a (id, platform, installation, key, conversation, inbound, request_id, place)
  LEFT JOIN installation i ON i.platform = a.platform AND i.key = a.installation),
added AS (
  INSERT INTO inbox (workspace_id, id, platform, idempotency_key, conversation, inbound, request_id)
  SELECT workspace_id, id, platform, key, conversation, inbound, request_id FROM arrival
  WHERE workspace_id IS NOT NULL ORDER BY place
  ON CONFLICT DO NOTHING RETURNING id)
SELECT place::int4 AS place, workspace_id IS NOT NULL AS "isOurs" FROM arrival
WHERE NOT EXISTS (SELECT FROM added WHERE added.id = arrival.id)
