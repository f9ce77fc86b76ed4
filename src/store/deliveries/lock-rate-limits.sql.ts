/** Locks the rows of scopes, and tells how long each has to wait: $1 the scopes. */
import type { Statement } from "../connection/sql.ts";
import { SCOPES } from "./rate-limit-scopes.ts";

export const LOCK_RATE_LIMITS: Statement = {
  name: "limits-hold",
  text: `SELECT workspace_id AS "workspaceId", l.scope, l.rate, a.max,
      greatest(0, extract(epoch FROM greatest(next_call_at, not_before) - clock_timestamp()) * 1000)::float8 AS "waitMs"
    FROM rate_limit l JOIN ${SCOPES} ON l.workspace_id = a."workspaceId" AND l.scope = a.scope
    ORDER BY l.workspace_id, l.scope FOR UPDATE OF l`,
};
