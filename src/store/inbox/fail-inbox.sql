-- Puts messages back, or aside as dead: $1 those that are held, $2 the error, $3 the new state, $4 the wait in ms.
UPDATE inbox t SET last_error = $2::text, state = $3::text, next_try_at = {{connection/lease-until ms=$4}}
FROM {{connection/held more=""}} WHERE {{connection/is-held}} AND t.state = 'new'
