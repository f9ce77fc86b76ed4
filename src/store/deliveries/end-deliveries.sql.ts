/** Ends deliveries: $1 those that are held, each with how it ended. */
import { HELD, IS_HELD } from "../connection/lease.ts";
import type { Statement } from "../connection/sql.ts";

export const END_DELIVERIES: Statement = {
  name: "delivery-end",
  text: `UPDATE delivery t SET state = held.state, failed = held.state IN ('unknown', 'dead'), ended_at = now(),
      lease_owner = NULL, lease_until = NULL, reason = coalesce(held.reason, t.reason), reference = held.reference,
      conversation = held.conversation, message = held.message, sent_at = CASE held.state WHEN 'sent' THEN now() END
    FROM ${HELD(", state text, reason text, reference text, conversation text, message text")}
    WHERE ${IS_HELD} AND t.state = 'sending'`,
};
