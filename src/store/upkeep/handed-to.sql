-- Prepared. Customers that somebody got from a leaver for want of another owner, and still looks after alone: $1 workspace, $2 leaver,
-- $3 who got them.
SELECT DISTINCT c.id, c.name FROM record_change h
JOIN customer c ON c.workspace_id = h.workspace_id AND c.id = h.record_id AND c.status <> 'merged'
WHERE h.workspace_id = $1::uuid AND h.record = 'owners' AND h.undone_at IS NULL AND h.member_id = $2::uuid
  AND h.after -> 'owners' = jsonb_build_array($3::text)
  AND (SELECT array_agg(o.member_id) FROM customer_owner o WHERE o.workspace_id = c.workspace_id AND o.customer_id = c.id)
    = ARRAY[$3::uuid]
ORDER BY c.name, c.id
