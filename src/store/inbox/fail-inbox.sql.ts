/** Puts messages back, or aside as dead: $1 those that are held, $2 the error, $3 the new state, $4 the wait in ms. */
import { HELD, IS_HELD, leaseUntil } from "../connection/lease.ts";
import type { Statement } from "../connection/sql.ts";

export const FAIL_INBOX: Statement = {
  text: `UPDATE inbox t SET last_error = $2::text, state = $3::text, next_try_at = ${leaseUntil("$4")}
    FROM ${HELD()} WHERE ${IS_HELD} AND t.state = 'new'`,
};
