SELECT signal.id, customer_id AS "customerId", kind, quote, (extract(epoch FROM signal.at) * 1000)::float8 AS at, contact_id AS "contactId", by,
  due_on::text AS "dueOn", closed_on::text AS "closedOn",
  coalesce(closed_as IN ('dropped', 'again'), false) AS "isDropped",
  confidential, told.member_id AS "memberId", (extract(epoch FROM told.at) * 1000)::float8 AS "toldAt",
  CASE WHEN closed_on IS NOT NULL THEN (SELECT h.member_id FROM record_change h WHERE h.workspace_id = signal.workspace_id
    AND h.record_id = signal.id AND h.undone_at IS NULL ORDER BY h.seq DESC LIMIT 1) END AS "closedById"
FROM signal LEFT JOIN LATERAL (SELECT r.member_id, r.at FROM reply r
  WHERE r.workspace_id = signal.workspace_id AND r.id = signal.reply_id) told ON true
WHERE workspace_id = {{workspace}} AND customer_id {{among}} AND withdrawn_at IS NULL
ORDER BY customer_id, signal.at, signal.id
