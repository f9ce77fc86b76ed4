import { weekStart } from "../../engine/model/calendar.ts";
import { maySend, STARTED_KNOWN_MS } from "../../engine/model/may-send.ts";
import type { Instant } from "../../engine/model/time.ts";
import type { NewDelivery } from "../../store/deliveries/deliveries.ts";
import type { DroppedNudge, DueNudge, Postponed } from "../../store/nudges/due-nudges.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { nudgeCard } from "./nudge-card.view.ts";
import { type AppContext, workspaceTime } from "../../app/context.ts";
import { wallTime } from "./slot-times.ts";

/** Nudges of one page: each page is a fixed number of statements. */
const PAGE_SIZE = 200;

/**
 * Hands out the nudges whose slot has come, a page at a time and each page in a fixed number of statements. Everything
 * that held when they were planned is looked at again. Returns how many went out.
 */
export async function sendNudges(app: AppContext, workspace: WorkspaceRow): Promise<number> {
  const now = workspaceTime(app, workspace);
  let sent = 0;
  for (;;) {
    const since = now - STARTED_KNOWN_MS;
    const due = await app.store.dueNudges.due(workspace.id, now, PAGE_SIZE, since);
    if (due.length === 0) return sent;
    const page = sortPage(due, now);
    const moved = await carryOut(app, workspace, page, now);
    sent += moved.sent;
    if (moved.sent > 0) app.wake("outbox");
    // What stands as it was is in another's hands, and looked at again in a minute.
    if (moved.all === 0 || due.length < PAGE_SIZE) return sent;
  }
}

/** What becomes of a page of due nudges. */
type Page = {
  going: NewDelivery[];
  dropped: DroppedNudge[];
  postponed: Postponed[];
};

function sortPage(due: DueNudge[], now: Instant): Page {
  const page: Page = { going: [], dropped: [], postponed: [] };
  const justSent = new Set<string>();
  for (const one of due) {
    const { nudge, member, place, customer, contact } = one;
    const started = justSent.has(member.id) ? [{ at: now, open: true }] : one.started;
    const may = maySendNow({ ...one, started }, now);
    if (may.kind === "never") page.dropped.push({ id: nudge.id, outcome: may.why });
    else if (may.kind === "later") {
      const localAt = wallTime(may.at, member);
      page.postponed.push({ id: nudge.id, localAt, dueAt: may.at });
    } else if (place === null) {
      page.dropped.push({ id: nudge.id, outcome: "no place" });
    } else {
      justSent.add(member.id);
      page.going.push({
        key: `nudge:${nudge.id}`,
        kind: "nudge",
        memberId: member.id,
        nudgeId: nudge.id,
        ...place,
        card: nudgeCard(nudge, customer, contact),
      });
    }
  }
  return page;
}

/** Writes down what was decided. What another instance took meanwhile is left to it. */
async function carryOut(
  app: AppContext,
  workspace: WorkspaceRow,
  { going, dropped, postponed }: Page,
  now: Instant,
): Promise<{ sent: number; all: number }> {
  const { dueNudges } = app.store;
  let all = 0;
  if (dropped.length > 0) all += await dueNudges.drop(workspace.id, dropped);
  if (postponed.length > 0) all += await dueNudges.postpone(workspace.id, postponed);
  const sent = going.length > 0 ? await dueNudges.handOut(workspace.id, now, going) : 0;
  return { sent, all: all + sent };
}

/** Whether a due nudge may go: any touch of the customer since its Monday, by anyone, has done its work. */
function maySendNow({ nudge, member, theirs, isOver, lastTouch, started }: DueNudge, now: Instant) {
  const isTouched = lastTouch !== null && lastTouch > weekStart(nudge.week, member.timezone);
  const about = { week: nudge.week, isClosed: isOver, isTheirs: theirs, isTouched };
  return maySend(member, about, started, now);
}
