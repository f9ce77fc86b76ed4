-- Prepared. Workspaces by their ids: $1.
-- Each job of each workspace begins with it, so that those that begin together ask together.
SELECT id, key, name, state, clock_offset_ms::float8 AS "clockOffsetMs" FROM workspace WHERE id = ANY ($1::uuid[])
