-- Gives messages back, for another worker to take at once: $1 those that are held.
UPDATE inbox t SET next_try_at = now() FROM {{connection/held more=""}} WHERE {{connection/is-held}} AND t.state = 'new' RETURNING t.id
