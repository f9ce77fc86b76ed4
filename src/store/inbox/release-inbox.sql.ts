/** Gives messages back, for another worker to take at once: $1 those that are held. */
import { HELD, IS_HELD } from "../connection/lease.ts";
import type { Statement } from "../connection/sql.ts";

export const RELEASE_INBOX: Statement = {
  text: `UPDATE inbox t SET next_try_at = now() FROM ${HELD()} WHERE ${IS_HELD} AND t.state = 'new' RETURNING t.id`,
};
