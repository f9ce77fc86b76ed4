-- A person of a platform as a row, with what other statements hang on them: their workspace, the member they are known as, and
-- their own chat. No row when no workspace has that installation.
SELECT w.id AS workspace_id, w.clock_offset_ms, known.id AS member_id, known.role = 'admin' AS is_admin,
  known.state <> 'removed' AS is_here,
  json_build_object('id', w.id, 'key', w.key, 'name', w.name, 'state', w.state, 'clockOffsetMs', w.clock_offset_ms)
    AS workspace,
  CASE WHEN known.id IS NOT NULL THEN (SELECT row_to_json(r) FROM (SELECT {{members/member-columns of=known}}) r) END AS member,
  coalesce(i.address, (SELECT other.address FROM identity other WHERE other.workspace_id = i.workspace_id
    AND other.member_id = i.member_id AND other.platform = i.platform AND other.address IS NOT NULL LIMIT 1)) AS personal
FROM installation n JOIN workspace w ON w.id = n.workspace_id
LEFT JOIN identity i ON i.workspace_id = n.workspace_id AND i.platform = n.platform AND i.key = {{person}}
LEFT JOIN member known ON known.workspace_id = i.workspace_id AND known.id = i.member_id
WHERE n.platform = {{platform}} AND n.key = {{installation}}
