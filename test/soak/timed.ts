/** Nudges with a time of their own, and whether one came before it. */
import { toLocalDate, weekOf } from "../../src/engine/model/calendar.ts";
import type { WorkspaceRow } from "../../src/store/workspaces/workspaces.ts";
import type { FakeSlack } from "../support/slack-api.ts";
import type { Ground } from "./ground.ts";

/** From a minute ago to four minutes from now: an instance whose clock is five minutes ahead would send all at once. */
const FROM_MS = -60_000;
const TO_MS = 4 * 60_000;

/** Plans a nudge for each of so many people, at work around the clock, spread over some minutes; when each is due, by its id. */
export async function planNudges(
  { database, store }: Ground,
  workspace: WorkspaceRow,
  people: number,
): Promise<Map<string, number>> {
  const now = Date.now();
  await database.pool.query(
    `UPDATE member SET working_days = '{1,2,3,4,5,6,7}', working_start = '00:00', working_end = '23:59'
     WHERE workspace_id = $1`,
    [workspace.id],
  );
  const due = new Map<string, number>();
  for (let n = 1; n <= people; n++) {
    const member = await store.members.byEmail(workspace.id, `rep${n}@example.com`);
    const at = now + FROM_MS + ((n - 1) / people) * (TO_MS - FROM_MS);
    const { rows } = await database.pool.query<{ id: string }>(
      `INSERT INTO nudge (workspace_id, id, member_id, customer_id, week, slot, play, offered, state, due_at)
       SELECT workspace_id, gen_random_uuid(), member_id, customer_id, $3, 1, 'soak', '{}', 'planned', $4
       FROM customer_owner WHERE workspace_id = $1 AND member_id = $2 LIMIT 1 RETURNING id`,
      [workspace.id, member?.id, weekOf(toLocalDate(now, "UTC")), new Date(at)],
    );
    const [made] = rows;
    if (made) due.set(made.id, at);
  }
  return due;
}

/** How many of them were sent, and how many before their time. */
export async function countEarly(
  { database }: Ground,
  workspaceId: string,
  slack: FakeSlack,
  due: Map<string, number>,
): Promise<{ sent: number; early: number }> {
  const { rows } = await database.pool.query<{ id: string; nudge: string }>(
    "SELECT id, nudge_id AS nudge FROM delivery WHERE workspace_id = $1 AND nudge_id IS NOT NULL",
    [workspaceId],
  );
  const nudgeOf = new Map(rows.map(({ id, nudge }) => [id, nudge]));
  const came = slack.calls.flatMap(({ method, args, at }) => {
    if (method !== "chat.postMessage") return [];
    const key = /"key":"([^"]+)"/.exec(args["metadata"] ?? "")?.[1] ?? "";
    const wanted = due.get(nudgeOf.get(key) ?? "");
    return wanted === undefined ? [] : [{ at, wanted }];
  });
  return { sent: came.length, early: came.filter(({ at, wanted }) => at < wanted).length };
}
