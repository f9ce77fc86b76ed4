-- Prepared. Everything that handling one message takes, in one statement. What it means is decided by the features.
-- $1 workspace, $2 platform, $3 the person's key there, $4 conversation, $5 the message that is new, changed or removed,
-- $6 the thread's head, $7 the id of what a button or form is about, $8 when it was said, $9 now by the machine's clock,
-- $10 the normalized names that its words may hold.
--
-- A nudge is answered by a reply that comes within 14 days; later, the words stand for themselves. "How did it go?" is answered
-- within 2 days. A question that we asked back, and a record that can be corrected in plain words, stand for 1 day. "Undo" means
-- what was reported within 7 days; an older record is taken back by its own button. A reply is compared with the member's own of
-- the 28 days before it. More than 10 open nudges, 20 customers named in the words and 300 earlier replies is no conversation.
WITH here AS MATERIALIZED (
  SELECT w.*, $9::timestamptz + w.clock_offset_ms * interval '1 millisecond' AS now FROM workspace w WHERE w.id = $1::uuid),
me AS MATERIALIZED (
  SELECT m.* FROM identity i JOIN member m ON m.workspace_id = i.workspace_id AND m.id = i.member_id
  WHERE i.workspace_id = $1::uuid AND i.platform = $2 AND i.key = $3),
answered AS MATERIALIZED (
  SELECT d.* FROM delivery d
  WHERE d.workspace_id = $1::uuid AND d.conversation = $4 AND d.message = $6 AND d.state = 'sent'
  ORDER BY d.sent_at LIMIT 1),
followed AS MATERIALIZED (
  SELECT f.customer_id, f.contact_id, f.due_at, true AS is_threaded FROM answered a
  JOIN follow_up f ON f.workspace_id = $1::uuid AND f.reply_id = a.reply_id WHERE a.kind = 'follow-up'
  UNION ALL
  SELECT f.customer_id, f.contact_id, f.due_at, false FROM here, me CROSS JOIN LATERAL (
    SELECT f.customer_id, f.contact_id, f.due_at FROM follow_up f
    WHERE f.workspace_id = $1::uuid AND f.member_id = me.id AND f.state = 'followed'
      AND f.due_at >= here.now - interval '2 days'
    ORDER BY f.due_at DESC LIMIT 1) f
  WHERE NOT EXISTS (SELECT FROM answered a WHERE a.kind = 'follow-up' AND a.reply_id IS NOT NULL)
    -- The first words after the question are its answer; later ones stand for themselves.
    AND NOT EXISTS (SELECT FROM reply r
      WHERE r.workspace_id = $1::uuid AND r.member_id = me.id AND r.at >= f.due_at)),
-- A promise that the member was reminded of: in this thread, or within 1 day and nothing said since.
reminded AS MATERIALIZED (
  SELECT g.id, g.customer_id, g.contact_id, g.quote, g.reminded_at, d.id = (SELECT id FROM answered) AS is_threaded
  FROM here, me CROSS JOIN LATERAL (
    SELECT d.* FROM delivery d WHERE d.workspace_id = $1::uuid AND d.member_id = me.id AND d.kind = 'reminder'
      AND d.state = 'sent' AND d.idempotency_key LIKE 'reminder:%' AND (d.conversation = $4 AND d.message = $6 OR $6 IS NULL)
    ORDER BY d.sent_at DESC LIMIT 1) d
  JOIN signal g ON g.workspace_id = $1::uuid AND g.id = split_part(d.idempotency_key, ':', 2)::uuid
    AND g.closed_on IS NULL AND g.withdrawn_at IS NULL
  WHERE d.message = $6 OR (g.reminded_at >= here.now - interval '1 day' AND g.reminded_at > coalesce(
    (SELECT max(r.at) FROM reply r WHERE r.workspace_id = $1::uuid AND r.member_id = me.id), '-infinity'))),
spoken(role, id) AS MATERIALIZED (
  SELECT 'known', r.id FROM reply r
  WHERE r.workspace_id = $1::uuid AND r.platform = $2 AND r.conversation = $4 AND r.message = $5
  UNION ALL SELECT 'subject', r.id FROM reply r WHERE r.workspace_id = $1::uuid AND r.id = $7::uuid
  UNION ALL SELECT 'threaded', (
    SELECT r.id FROM (
      SELECT r.* FROM reply r
      WHERE r.workspace_id = $1::uuid AND r.platform = $2 AND r.conversation = $4 AND r.message = $6
      UNION SELECT r.* FROM answered a JOIN reply r ON r.workspace_id = $1::uuid AND r.id = a.reply_id
      UNION SELECT r.* FROM answered a JOIN reply r ON r.workspace_id = $1::uuid AND r.member_id = a.member_id
        AND r.nudge_id = a.nudge_id AND r.at >= a.sent_at) r
    WHERE r.member_id = (SELECT id FROM me) ORDER BY r.at DESC, r.id DESC LIMIT 1)
  UNION ALL {{replies/newest-reply role=earlier condition="r.at >= $8::timestamptz - interval '1 day' AND r.state IN ('asking', 'recorded')"}}
  UNION ALL {{replies/newest-reply role=recorded condition="r.at >= here.now - interval '7 days' AND r.state = 'recorded'"}}
  UNION ALL {{replies/newest-reply role=told condition="r.at >= $8::timestamptz - interval '1 day' AND (
      EXISTS (SELECT FROM interaction i WHERE i.workspace_id = $1::uuid AND i.reply_id = r.id AND i.withdrawn_at IS NULL)
      OR EXISTS (SELECT FROM follow_up f WHERE f.workspace_id = $1::uuid AND f.reply_id = r.id AND f.state <> 'withdrawn'))
      AND r.state <> 'withdrawn'"}}),
-- What other replies have changed since of what these recorded or changed.
later AS MATERIALIZED (
  SELECT DISTINCT s.id AS earlier_id, n.reply_id FROM (SELECT DISTINCT id FROM spoken) s
  CROSS JOIN LATERAL (
    SELECT g.id, 0 AS seq FROM signal g WHERE g.workspace_id = $1::uuid AND g.reply_id = s.id AND g.withdrawn_at IS NULL
    UNION ALL SELECT h.record_id, h.seq FROM record_change h
    WHERE h.workspace_id = $1::uuid AND h.reply_id = s.id AND h.undone_at IS NULL) mine
  JOIN record_change n ON n.workspace_id = $1::uuid AND n.record_id = mine.id AND n.seq > mine.seq AND n.undone_at IS NULL
    AND n.reply_id <> s.id),
said AS MATERIALIZED (
  SELECT r.* FROM reply r WHERE r.workspace_id = $1::uuid
    AND (r.id IN (SELECT id FROM spoken) OR r.id IN (SELECT reply_id FROM later))),
met AS MATERIALIZED (
  {{replies/newest-nudges condition="n.state = 'sent'" most=10}}
  UNION {{replies/newest-nudges condition="true" most=1}}
  UNION SELECT a.nudge_id FROM answered a WHERE a.nudge_id IS NOT NULL
  UNION SELECT s.nudge_id FROM said s WHERE s.nudge_id IS NOT NULL
  UNION SELECT $7::uuid WHERE $7 IS NOT NULL
  -- What a reply ended, and its undoing opens again.
  UNION SELECT n.id FROM said s JOIN nudge n ON n.workspace_id = $1::uuid AND n.member_id = s.member_id
    AND n.answered_at = s.at AND n.sent_at >= s.at - 2 * interval '14 days'),
nudges AS MATERIALIZED (
  SELECT n.* FROM nudge n WHERE n.workspace_id = $1::uuid AND n.id IN (SELECT id FROM met)),
meant AS MATERIALIZED (
  SELECT o.customer_id AS id FROM me JOIN customer_owner o ON o.workspace_id = $1::uuid AND o.member_id = me.id
  JOIN customer c ON c.workspace_id = $1::uuid AND c.id = o.customer_id AND c.status <> 'lost'
  -- By name or alias, whoever looks after it.
  UNION (SELECT c.id FROM customer c WHERE c.workspace_id = $1::uuid AND c.searchable <> ''
    AND string_to_array(c.searchable, '|') && $10::text[] LIMIT 20)
  UNION SELECT n.customer_id FROM nudges n
  UNION SELECT f.customer_id FROM followed f
  UNION SELECT g.customer_id FROM reminded g
  UNION SELECT p.customer_id FROM contact p WHERE p.workspace_id = $1::uuid AND p.id = $7::uuid
  UNION SELECT g.customer_id FROM signal g WHERE g.workspace_id = $1::uuid AND g.id = $7::uuid
  UNION SELECT i.customer_id FROM said s JOIN interaction i ON i.workspace_id = $1::uuid AND i.reply_id = s.id
  UNION SELECT $7::uuid WHERE $7 IS NOT NULL),
customers AS MATERIALIZED (
  SELECT customer.id, customer.name, coalesce(customer.aliases, '{}') AS aliases FROM me, customer
  WHERE customer.workspace_id = $1::uuid AND customer.id IN (SELECT id FROM meant) AND {{customers/visible-plain who=me.id admin="(me.role = 'admin')"}})
SELECT
  (SELECT json_build_object('id', id, 'key', key, 'name', name, 'state', state, 'clockOffsetMs', clock_offset_ms,
    'forgetKey', forget_key) FROM here)
    AS workspace,
  (SELECT row_to_json(x) FROM (SELECT {{members/member-columns of=me}} FROM me) x) AS member,
  (SELECT row_to_json(x) FROM (SELECT {{replies/sent-columns}} FROM answered d) x) AS answered,
  (SELECT row_to_json(x) FROM (SELECT f.customer_id AS "customerId", f.contact_id AS "contactId", f.is_threaded AS "isThreaded",
    f.due_at AS "dueAt" FROM followed f LIMIT 1) x) AS plan,
  (SELECT row_to_json(x) FROM (SELECT g.id AS "signalId", g.customer_id AS "customerId", g.contact_id AS "contactId",
    g.quote AS question, g.reminded_at AS "at", coalesce(g.is_threaded, false) AS "isThreaded" FROM reminded g) x) AS reminder,
  (SELECT coalesce(json_object_agg(role, id), '{}') FROM spoken) AS roles,
  (SELECT coalesce(json_agg(row_to_json(x)), '[]') FROM (
    SELECT r.id, r.member_id AS "memberId", r.nudge_id AS "nudgeId", r.platform, r.conversation, r.message, r.thread,
      r.text, r.reading, r.reader, r.revision, r.state, r.at, r.version_at AS "versionAt",
      EXISTS (SELECT FROM signal g WHERE g.workspace_id = $1::uuid AND g.reply_id = r.id) AND NOT EXISTS (
        SELECT FROM interaction i WHERE i.workspace_id = $1::uuid AND i.reply_id = r.id) AS "isAddition",
      (SELECT coalesce(json_agg(l.reply_id), '[]') FROM later l WHERE l.earlier_id = r.id) AS later,
      (SELECT coalesce(json_agg(row_to_json(x)), '[]') FROM (
        SELECT {{replies/sent-columns}}, d.card, NOT EXISTS (SELECT FROM delivery u
          WHERE u.workspace_id = $1::uuid AND u.reply_id = r.id AND u.replaces = d.id) AS "isLive"
        FROM delivery d WHERE d.workspace_id = $1::uuid AND d.reply_id = r.id AND d.kind = 'receipt' AND d.state = 'sent'
        ORDER BY d.sent_at, d.id) x) AS receipts
    FROM said r) x) AS replies,
  (SELECT coalesce(json_agg(row_to_json(x)), '[]') FROM (
    SELECT n.id, n.member_id AS "memberId", n.customer_id AS "customerId", n.contact_id AS "contactId", n.week,
      n.slot, n.play, n.aim, n.reason, n.evidence, n.action, n.question, n.why_now AS "whyNow", n.why_not_next AS "whyNotNext",
      n.situation, n.signal_id AS "signalId", coalesce(n.offered, '{}') AS offered, n.in_experiment AS "inExperiment", n.state, n.local_at AS "localAt",
      n.due_at AS "dueAt", n.sent_at AS "sentAt",
      n.answered_at AS "answeredAt", c.name AS customer, p.name AS contact,
      (SELECT json_build_object('id', g.id, 'kind', g.kind) FROM signal g
        WHERE g.workspace_id = $1::uuid AND g.id = n.signal_id) AS item,
      EXISTS (SELECT FROM customers v WHERE v.id = n.customer_id) AS "isSeen",
      EXISTS (SELECT FROM reply r WHERE r.workspace_id = $1::uuid AND r.member_id = n.member_id AND r.nudge_id = n.id
        AND r.at >= n.sent_at) AS "isReplied",
      (SELECT row_to_json(x) FROM (SELECT {{replies/sent-columns}} FROM delivery d
        WHERE d.workspace_id = $1::uuid AND d.nudge_id = n.id AND d.kind = 'nudge' AND d.state = 'sent'
        ORDER BY d.sent_at LIMIT 1) x) AS card
    FROM nudges n JOIN customer c ON c.workspace_id = $1::uuid AND c.id = n.customer_id
    LEFT JOIN contact p ON p.workspace_id = $1::uuid AND p.id = n.contact_id
    ORDER BY n.sent_at DESC NULLS LAST, n.id) x) AS nudges,
  (SELECT coalesce(json_agg(row_to_json(x)), '[]') FROM (
    SELECT v.id, v.name, v.aliases, (SELECT coalesce(json_agg(row_to_json(x)), '[]') FROM (
      SELECT p.id, p.name FROM contact p
      WHERE p.workspace_id = $1::uuid AND p.customer_id = v.id AND p.state <> 'withdrawn' ORDER BY p.id) x) AS contacts
    FROM customers v ORDER BY v.id) x) AS customers,
  -- Quotes are for those who see all of the customer, and for who told them. What a reply closed is open to it when it is read
  -- again. More than 300 is no conversation.
  (SELECT coalesce(json_agg(row_to_json(x)), '[]') FROM (
    SELECT g.id, customer.name AS customer, g.kind, g.quote, g.by, p.name AS contact, g.due_on::text AS "dueOn",
      h.reply_id AS "closedBy"
    FROM me, customers v JOIN customer ON customer.workspace_id = $1::uuid AND customer.id = v.id
    JOIN signal g ON g.workspace_id = $1::uuid AND g.customer_id = v.id AND g.kind IN ('commitment', 'concern', 'need')
      AND g.withdrawn_at IS NULL
    LEFT JOIN contact p ON p.workspace_id = $1::uuid AND p.id = g.contact_id
    LEFT JOIN LATERAL (SELECT h.reply_id FROM record_change h JOIN said s ON s.id = h.reply_id
      WHERE h.workspace_id = $1::uuid AND h.record_id = g.id AND h.undone_at IS NULL LIMIT 1) h ON g.closed_on IS NOT NULL
    WHERE (g.closed_on IS NULL OR h.reply_id IS NOT NULL)
      AND ({{customers/visible-all who=me.id admin="(me.role = 'admin')"}} OR
        (SELECT r.member_id FROM reply r WHERE r.workspace_id = $1::uuid AND r.id = g.reply_id) = me.id)
    ORDER BY g.at DESC, g.id LIMIT 300) x) AS items,
  (SELECT coalesce(json_agg(DISTINCT f.customer_id), '[]') FROM me JOIN follow_up f
    ON f.workspace_id = $1::uuid AND f.member_id = me.id AND f.state = 'open') AS planned,
  (SELECT coalesce(json_agg(e.text ORDER BY e.at, e.id), '[]') FROM me CROSS JOIN LATERAL (
    SELECT r.text, r.at, r.id FROM reply r WHERE r.workspace_id = $1::uuid AND r.member_id = me.id AND r.state <> 'withdrawn'
      AND r.at BETWEEN $8::timestamptz - interval '28 days' AND $8::timestamptz
    ORDER BY r.at DESC LIMIT 300) e) AS earlier
WHERE EXISTS (SELECT FROM here)
