-- The member's newest nudges on a condition: part of conversation.sql.
SELECT n.id FROM here, me CROSS JOIN LATERAL (
  SELECT n.id FROM nudge n WHERE n.workspace_id = $1::uuid AND n.member_id = me.id AND {{condition}}
    AND n.sent_at >= here.now - interval '14 days'
  ORDER BY n.sent_at DESC LIMIT {{most}}) n
