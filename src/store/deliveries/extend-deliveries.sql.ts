/** Lengthens the lease of deliveries: $1 those that are held, $2 lease in ms. */
import { HELD, IS_HELD, leaseUntil } from "../connection/lease.ts";
import type { Statement } from "../connection/sql.ts";

export const EXTEND_DELIVERIES: Statement = {
  text: `UPDATE delivery t SET lease_until = ${leaseUntil("$2")} FROM ${HELD()} WHERE ${IS_HELD} AND t.state = 'sending'`,
};
