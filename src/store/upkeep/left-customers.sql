-- Prepared. Customers of members who have left, with who else looks after each and who is to be asked, the leaver's manager or else an
-- admin: $1 workspace.
SELECT o.customer_id AS "customerId", l.id AS "leaverId", l.name AS leaver,
  (SELECT coalesce(json_agg(r.member_id ORDER BY r.position, r.member_id), '[]') FROM customer_owner r
    JOIN member m ON m.workspace_id = r.workspace_id AND m.id = r.member_id AND m.state <> 'removed'
    WHERE r.workspace_id = o.workspace_id AND r.customer_id = o.customer_id) AS "remainIds",
  coalesce((SELECT m.id FROM member m WHERE m.workspace_id = l.workspace_id AND m.id = l.manager_id AND m.state <> 'removed'),
    (SELECT a.id FROM member a WHERE a.workspace_id = l.workspace_id AND a.role = 'admin' AND a.state <> 'removed'
      ORDER BY a.id LIMIT 1)) AS "askedId"
FROM member l JOIN customer_owner o ON o.workspace_id = l.workspace_id AND o.member_id = l.id
WHERE l.workspace_id = $1::uuid AND l.state = 'removed' ORDER BY l.id, o.customer_id LIMIT 500
