-- Prepared. Who asks, and the snapshot of the customer that has a name, for all who ask just now: $1 is a list of platform, its
-- installation, the person's key there, a normalized name, and how old nudges may be by the machine's clock. No row where no
-- workspace has that installation, no snapshot for somebody who is no member here.
SELECT asked.place::int4 AS place, asked.workspace, asked.member, asked.personal, CASE WHEN asked.customer_id IS NOT NULL THEN (
  {{customers/customer-snapshot workspace=asked.workspace_id customer=asked.customer_id asker=asked.member_id
    since="asked.since + asked.clock_offset_ms * interval '1 millisecond'"}}) END AS snapshot
FROM (SELECT p.*, ask.place, ask.since, (SELECT id FROM customer WHERE p.is_here AND workspace_id = p.workspace_id
    AND normalized_name = ask.name AND {{customers/visible-plain who=p.member_id admin=p.is_admin}} LIMIT 1) AS customer_id
  FROM ROWS FROM (json_to_recordset($1::json) AS (platform text, installation text, person text, name text, since timestamptz))
    WITH ORDINALITY AS ask (platform, installation, person, name, since, place)
  CROSS JOIN LATERAL ({{members/person-row platform=ask.platform installation=ask.installation person=ask.person}} OFFSET 0) p
  OFFSET 0) asked
