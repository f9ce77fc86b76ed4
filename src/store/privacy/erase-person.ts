/** Takes a contact, or a colleague, out of the tables that are about them. Texts of others are redacted elsewhere. */
import { REMOVED } from "../../engine/model/redact.ts";
import type { Db } from "../connection/db.ts";
import type { RedactedCount } from "./redact-workspace.ts";

/** The person on the map, what they said, and messages about them that have not gone. */
export async function forgetContact(
  db: Db,
  workspaceId: string,
  contactId: string,
): Promise<RedactedCount> {
  const ids = [workspaceId, contactId] as const;
  const run = (sql: string) => db.$executeRawUnsafe(sql, ...ids);
  const skipped = await run(
    `UPDATE delivery d SET state = 'skipped', reason = 'person forgotten', ended_at = now(),
       card = jsonb_build_object('kind', 'card', 'name', 'notice', 'text', '', 'blocks', '[]'::jsonb)
     WHERE d.workspace_id = $1::uuid AND d.state = 'due'
       AND d.nudge_id IN (SELECT id FROM nudge WHERE workspace_id = $1::uuid AND contact_id = $2::uuid)`,
  );
  const nudges = await run(
    `UPDATE nudge SET contact_id = NULL, reason = '', evidence = '[]', action = '', question = '', why_now = '', why_not_next = '',
       state = CASE WHEN state = 'planned' THEN 'cancelled' ELSE state END
     WHERE workspace_id = $1::uuid AND (contact_id = $2::uuid OR signal_id IN (
       SELECT id FROM signal WHERE workspace_id = $1::uuid AND contact_id = $2::uuid))`,
  );
  await run(
    `UPDATE follow_up SET contact_id = NULL, trigger = NULL WHERE workspace_id = $1::uuid AND contact_id = $2::uuid`,
  );
  const signal = await run(
    `DELETE FROM signal WHERE workspace_id = $1::uuid AND contact_id = $2::uuid`,
  );
  const interaction = await run(
    `UPDATE interaction SET contact_ids = array_remove(contact_ids, $2::uuid)
     WHERE workspace_id = $1::uuid AND $2::uuid = ANY(contact_ids)`,
  );
  await run(`DELETE FROM record_change WHERE workspace_id = $1::uuid AND record_id = $2::uuid`);
  const contact = await run(`DELETE FROM contact WHERE workspace_id = $1::uuid AND id = $2::uuid`);
  return { delivery: skipped, nudge: nudges, signal, interaction, contact };
}

/** The colleague: what they wrote and were sent, who they are on platforms. Customers' records stand, by "[removed]". */
export async function forgetMember(
  db: Db,
  workspaceId: string,
  memberId: string,
): Promise<RedactedCount> {
  const run = (sql: string) => db.$executeRawUnsafe(sql, workspaceId, memberId);
  const inbox = await run(
    `DELETE FROM inbox x USING identity i WHERE x.workspace_id = $1::uuid AND i.workspace_id = $1::uuid
       AND i.member_id = $2::uuid AND x.platform = i.platform AND x.inbound->>'person' = i.key`,
  );
  const local = await run(
    `DELETE FROM local_message l USING identity i WHERE l.workspace_id = $1::uuid AND i.workspace_id = $1::uuid
       AND i.member_id = $2::uuid AND (l.person = i.key OR l.only_for = i.key OR l.conversation = i.conversation)`,
  );
  const identity = await run(
    `DELETE FROM identity WHERE workspace_id = $1::uuid AND member_id = $2::uuid`,
  );
  const reply = await run(
    `UPDATE reply SET text = '', reading = NULL, conversation = 'removed', message = id::text, thread = NULL
     WHERE workspace_id = $1::uuid AND member_id = $2::uuid`,
  );
  const delivery = await run(
    `UPDATE delivery d SET
       card = jsonb_build_object('kind', 'card', 'name', coalesce(d.card->>'name', 'notice'), 'text', '', 'blocks', '[]'::jsonb),
       address = '', conversation = NULL, idempotency_key = 'removed:' || id,
       state = CASE WHEN state = 'due' THEN 'skipped' ELSE state END,
       reason = CASE WHEN state = 'due' THEN 'person forgotten' ELSE reason END,
       ended_at = CASE WHEN state = 'due' THEN now() ELSE ended_at END
     WHERE workspace_id = $1::uuid AND member_id = $2::uuid`,
  );
  await run(
    `UPDATE nudge SET state = 'cancelled'
     WHERE workspace_id = $1::uuid AND member_id = $2::uuid AND state IN ('planned', 'sent', 'snoozed')`,
  );
  await run(
    `UPDATE follow_up SET state = 'cancelled', trigger = NULL
     WHERE workspace_id = $1::uuid AND member_id = $2::uuid AND state = 'open'`,
  );
  await run(`DELETE FROM audit_look WHERE workspace_id = $1::uuid AND member_id = $2::uuid`);
  // Whom nobody else looks after goes to their manager, who knows.
  await run(
    `INSERT INTO customer_owner (workspace_id, customer_id, member_id, position)
     SELECT o.workspace_id, o.customer_id, m.manager_id, o.position FROM customer_owner o
     JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id
     WHERE o.workspace_id = $1::uuid AND o.member_id = $2::uuid AND m.manager_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM customer_owner other WHERE other.workspace_id = o.workspace_id
         AND other.customer_id = o.customer_id AND other.member_id <> o.member_id)
     ON CONFLICT DO NOTHING`,
  );
  await run(`DELETE FROM customer_owner WHERE workspace_id = $1::uuid AND member_id = $2::uuid`);
  const member = await run(
    `UPDATE member SET name = '${REMOVED}', email = 'removed-' || id || '@removed.invalid', state = 'removed', state_reason = 'forgotten',
       timezone = 'UTC', country = NULL, nudge_time = NULL WHERE workspace_id = $1::uuid AND id = $2::uuid`,
  );
  return counted({ inbox, identity, reply, delivery, member }, "local_message", local);
}

const counted = (counts: RedactedCount, table: string, count: number): RedactedCount => ({
  ...counts,
  [table]: count,
});
