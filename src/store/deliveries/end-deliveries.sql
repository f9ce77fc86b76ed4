-- Prepared. Ends deliveries: $1 those that are held, each with how it ended.
UPDATE delivery t SET state = held.state, failed = held.state IN ('unknown', 'dead'), ended_at = now(),
  lease_owner = NULL, lease_until = NULL, reason = coalesce(held.reason, t.reason), reference = held.reference,
  conversation = held.conversation, message = held.message, sent_at = CASE held.state WHEN 'sent' THEN now() END
FROM {{connection/held more=", state text, reason text, reference text, conversation text, message text"}}
WHERE {{connection/is-held}} AND t.state = 'sending'
