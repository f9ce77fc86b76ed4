/** Marks messages handled: $1 those that are held. */
import { HELD, IS_HELD } from "../connection/lease.ts";
import type { Statement } from "../connection/sql.ts";

export const FINISH_INBOX: Statement = {
  text: `UPDATE inbox t SET state = 'done', handled_at = now(), last_error = NULL
    FROM ${HELD()} WHERE ${IS_HELD} AND t.state = 'new' RETURNING t.id`,
};
