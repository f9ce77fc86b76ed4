import { toLocalDate } from "../../engine/model/calendar.ts";
import type { Members } from "../../engine/model/history.ts";
import { replyWorth } from "../../engine/outcome/reply-worth.ts";
import { DAY_MS, type Instant } from "../../engine/model/time.ts";
import type { NudgeRow } from "../../store/nudges/nudge-row.ts";
import type { ReplyRow } from "../../store/replies/replies.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import type { AppContext } from "../../app/context.ts";

/** What was added to an answer this soon is part of it: the gentle question has brought it out. */
const ADDED_WITHIN_MS = DAY_MS;
/** A reply is compared with the same member's replies of the 28 days before it. */
const EARLIER_DAYS = 28;

/**
 * How much the replies to some nudges teach, 0 to 1, by nudge id. A nudge that was answered without words of its own (in
 * an import) is left out.
 */
export async function weighReplies(
  app: AppContext,
  workspace: WorkspaceRow,
  nudges: NudgeRow[],
  customers: ReadonlyMap<string, { name: string }>,
  members: Members,
): Promise<Map<string, number>> {
  const answered = nudges.filter(isAnswered);
  if (answered.length === 0) return new Map();
  const times = answered.map((nudge) => nudge.answeredAt);
  const said = await app.store.replies.between(
    workspace.id,
    [...new Set(answered.map((nudge) => nudge.memberId))],
    Math.min(...times) - EARLIER_DAYS * DAY_MS,
    Math.max(...times) + ADDED_WITHIN_MS,
  );
  const byMember = Map.groupBy(said, (reply) => reply.memberId);
  const worths = new Map<string, number>();
  for (const nudge of answered) {
    const own = byMember.get(nudge.memberId) ?? [];
    const reply = own.find(({ at }) => at === nudge.answeredAt);
    const customer = customers.get(nudge.customerId)?.name;
    if (!reply || customer === undefined) continue;
    const zone = members.get(nudge.memberId)?.timezone ?? "UTC";
    const added = own.filter((one) => one.nudgeId === nudge.id && one.at > reply.at);
    const parts = [reply, ...added].map((part) => {
      const since = part.at - EARLIER_DAYS * DAY_MS;
      const earlier = own.filter(({ at }) => at < part.at && at >= since).map(({ text }) => text);
      return worthOf(part, earlier, customer, zone);
    });
    worths.set(nudge.id, Math.max(...parts));
  }
  return worths;
}

function worthOf(reply: ReplyRow, earlier: string[], customer: string, zone: string): number {
  const told = reply.reading?.interactions.find((touch) => touch.customer === customer);
  return replyWorth({
    text: reply.text,
    earlier,
    on: toLocalDate(reply.at, zone),
    occurredOn: told?.occurredOn ?? null,
    customer,
  }).worth;
}

const isAnswered = (nudge: NudgeRow): nudge is NudgeRow & { answeredAt: Instant } =>
  nudge.answeredAt !== null && (nudge.state === "answered" || nudge.state === "done");
