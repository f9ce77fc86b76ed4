-- Prepared. Looks at customers, a row a member, customer, hour and platform: $1 the looks. Those of who or what is gone are left out.
INSERT INTO audit_look AS l (workspace_id, member_id, customer_id, hour, source, times)
SELECT a."workspaceId", a."memberId", a."customerId", a.hour, a.source, a.times
FROM jsonb_to_recordset($1::jsonb)
  AS a("workspaceId" uuid, "memberId" uuid, "customerId" uuid, hour timestamptz, source text, times int)
WHERE EXISTS (SELECT FROM workspace w WHERE w.id = a."workspaceId")
ON CONFLICT (workspace_id, customer_id, hour, member_id, source) DO UPDATE SET times = l.times + excluded.times
