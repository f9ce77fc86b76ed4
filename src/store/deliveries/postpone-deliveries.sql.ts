/** Gives deliveries back, to be sent after a while: $1 those that are held, $2 the wait in ms, $3 the reason. */
import { HELD, IS_HELD, leaseUntil } from "../connection/lease.ts";
import type { Statement } from "../connection/sql.ts";

export const POSTPONE_DELIVERIES: Statement = {
  text: `UPDATE delivery t SET state = 'due', lease_owner = NULL, lease_until = NULL, reason = $3::text,
      first_tried_at = NULL, due_at = ${leaseUntil("$2")}
    FROM ${HELD()} WHERE ${IS_HELD} AND t.state = 'sending'`,
};
