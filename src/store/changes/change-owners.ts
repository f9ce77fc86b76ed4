/** Who looks after a customer, changed as a whole and kept with what it was before, so that it can be taken back. */
import type { Sql } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";
import { newId } from "../connection/id.ts";
import type { ChangeOrigin } from "./change-origin.ts";

const NOTE = statement("changes/note-owners");
const SET = statement("changes/set-owners");
const DROP = statement("changes/drop-owners");
const UNDO = statement("changes/undo-owners");
const OWED = statement("changes/move-rows", {
  record: "signal",
  column: "owed_by",
  value: "$5::uuid",
  condition: `t.kind = 'commitment' AND coalesce(t.by, 'us') = 'us' AND t.closed_on IS NULL AND t.withdrawn_at IS NULL
    AND t.customer_id = $6::uuid AND coalesce(t.owed_by, (SELECT r.member_id FROM reply r
      WHERE r.workspace_id = t.workspace_id AND r.id = t.reply_id)) = ANY ($7::uuid[])`,
});
const PLANNED = statement("changes/move-rows", {
  record: "follow_up",
  column: "member_id",
  value: "$5::uuid",
  condition: "t.state = 'open' AND t.customer_id = $6::uuid AND t.member_id = ANY ($7::uuid[])",
});

/**
 * Sets a customer's owners, the first one leads. Promises and plans of those who no longer look after it go to the new lead;
 * whoever is new is to be told how things stand.
 */
export async function changeOwners(
  sql: Sql,
  workspaceId: string,
  change: { customerId: string; memberIds: string[]; briefed?: boolean } & ChangeOrigin,
): Promise<void> {
  const { customerId, memberIds, briefed = false, replyId, memberId, at } = change;
  const origin = [replyId, memberId, new Date(at)];
  const before = await sql<{ id: string }>(
    {
      text: "SELECT member_id AS id FROM customer_owner WHERE workspace_id = $1::uuid AND customer_id = $2::uuid",
    },
    [workspaceId, customerId],
  );
  await sql(NOTE, [workspaceId, customerId, memberIds, newId(), ...origin]);
  await sql(DROP, [workspaceId, customerId, memberIds]);
  await sql(SET, [workspaceId, customerId, memberIds, !briefed && before.length > 0]);
  const gone = before.map(({ id }) => id).filter((id) => !memberIds.includes(id));
  const [lead] = memberIds;
  if (gone.length === 0 || lead === undefined) return;
  for (const moved of [OWED, PLANNED]) {
    await sql(moved, [workspaceId, ...origin, lead, customerId, gone]);
  }
}

/** Takes a change of owners back, where nobody has changed them since. */
export const undoOwners = (sql: Sql, workspaceId: string, changeId: string, at: Date) =>
  sql(UNDO, [workspaceId, changeId, at]);
