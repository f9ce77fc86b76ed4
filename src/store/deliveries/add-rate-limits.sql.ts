/** Makes the rows of scopes that have none: $1 the scopes. */
import type { Statement } from "../connection/sql.ts";
import { SCOPES } from "./rate-limit-scopes.ts";

export const ADD_RATE_LIMITS: Statement = {
  name: "limits-know",
  text: `INSERT INTO rate_limit (workspace_id, scope, next_call_at, rate)
    SELECT "workspaceId", scope, clock_timestamp(), rate FROM ${SCOPES} ON CONFLICT DO NOTHING`,
};
