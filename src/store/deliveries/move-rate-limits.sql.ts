/** Moves scopes to their next call: $1 the scopes, with their waits and how many calls were granted. */
import type { Statement } from "../connection/sql.ts";
import { RATE_STEP, SCOPES } from "./rate-limit-scopes.ts";

export const MOVE_RATE_LIMITS: Statement = {
  name: "limits-move",
  text: `UPDATE rate_limit l SET next_call_at = clock_timestamp() + a."waitMs" * interval '1 millisecond',
      rate = least(a.max, l.rate + ${RATE_STEP}::float8 * a.taken)
    FROM ${SCOPES} WHERE l.workspace_id = a."workspaceId" AND l.scope = a.scope`,
};
