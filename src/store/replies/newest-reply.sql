-- The member's newest reply on a condition, under a name: part of conversation.sql.
SELECT '{{role}}', r.id FROM here, me CROSS JOIN LATERAL (
  SELECT r.id FROM reply r WHERE r.workspace_id = $1::uuid AND r.member_id = me.id AND {{condition}}
  ORDER BY r.at DESC, r.id DESC LIMIT 1) r
