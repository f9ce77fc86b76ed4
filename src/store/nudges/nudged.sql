-- Prepared. Those of some members who have a nudge in a week: $1 workspace, $2 week, $3 members. An index probe a member, however
-- many weeks there have been.
SELECT id FROM unnest($3::uuid[]) AS asked(id)
WHERE EXISTS (SELECT FROM nudge n WHERE n.workspace_id = $1::uuid AND n.member_id = asked.id AND n.week = $2)
