-- Marks messages handled: $1 those that are held.
UPDATE inbox t SET state = 'done', handled_at = now(), last_error = NULL
FROM {{connection/held more=""}} WHERE {{connection/is-held}} AND t.state = 'new' RETURNING t.id
