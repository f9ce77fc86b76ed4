/** Lengthens the lease of a backfill: $1 platform, $2 installation, $3 lease in ms. */
import { leaseUntil } from "../connection/lease.ts";
import type { Statement } from "../connection/sql.ts";

export const EXTEND_BACKFILL: Statement = {
  text: `UPDATE installation SET backfill_lease_until = ${leaseUntil("$3")} WHERE platform = $1 AND key = $2`,
};
