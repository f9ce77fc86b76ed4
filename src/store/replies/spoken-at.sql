-- Prepared. When each member said anything last, in milliseconds since 1970: $1 workspace.
SELECT m.id, (SELECT floor(extract(epoch FROM r.at) * 1000)::float8 FROM reply r
  WHERE r.workspace_id = m.workspace_id AND r.member_id = m.id ORDER BY r.at DESC LIMIT 1) AS at
FROM member m WHERE m.workspace_id = $1::uuid AND m.state <> 'removed'
