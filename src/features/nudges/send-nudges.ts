import {
  isWorkingTime,
  nextWorkingTime,
  toLocalDate,
  weekOf,
  weekStart,
} from "../../engine/model/calendar.ts";
import { DAY_MS, type Instant } from "../../engine/model/time.ts";
import type { NewDelivery } from "../../store/deliveries/deliveries.ts";
import type { Dropped, DueNudge, Postponed } from "../../store/nudges/due-nudges.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { nudgeCard } from "./nudge-card.view.ts";
import { type AppContext, workspaceTime } from "../../app/context.ts";
import { isPaused } from "../people/presence.ts";
import { catchUpTime, wallTime } from "./slot-times.ts";

const NUDGES_AT_A_TIME = 200;
/** The bot starts at most so many messages for a member in a week, everything counted. */
export const MESSAGES_A_WEEK = 5;
/** A nudge that follows another waits until that one is answered or a day old. */
const ONE_AT_A_TIME_MS = DAY_MS;
/** Messages since the week began are counted: a week, and the hour that the clocks may add. */
const COUNTED_MS = 8 * DAY_MS;

/**
 * Hands out the nudges whose slot has come, a page at a time and each page in a fixed number of statements. Everything
 * that held when they were planned is looked at again. Returns how many went out.
 */
export async function sendNudges(app: AppContext, workspace: WorkspaceRow): Promise<number> {
  const now = workspaceTime(app, workspace);
  let sent = 0;
  for (;;) {
    const since = now - COUNTED_MS;
    const due = await app.store.dueNudges.due(workspace.id, now, NUDGES_AT_A_TIME, since);
    if (due.length === 0) return sent;
    const page = sortPage(due, now);
    const moved = await carryOut(app, workspace, page, now);
    sent += moved.sent;
    if (moved.sent > 0) app.wake("outbox");
    // What stands as it was is in another's hands, and looked at again in a minute.
    if (moved.all === 0 || due.length < NUDGES_AT_A_TIME) return sent;
  }
}

/** What becomes of a page of due nudges. */
type Page = {
  going: NewDelivery[];
  dropped: Dropped[];
  postponed: Postponed[];
};

function sortPage(due: DueNudge[], now: Instant): Page {
  const page: Page = { going: [], dropped: [], postponed: [] };
  const justSent = new Set<string>();
  for (const one of due) {
    const { nudge, member, place, customer, contact } = one;
    const started = justSent.has(member.id) ? [{ at: now, open: true }] : one.started;
    const obstacle = obstacleTo({ ...one, started }, now);
    if (typeof obstacle === "string") page.dropped.push({ id: nudge.id, outcome: obstacle });
    else if (obstacle !== null) {
      const localAt = wallTime(obstacle.at, member);
      page.postponed.push({ id: nudge.id, localAt, dueAt: obstacle.at });
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

/** Why a nudge is dropped: what its `outcome` says. */
type Obstacle =
  | "left"
  | "paused"
  | "week over"
  | "no longer theirs"
  | "touched"
  | "enough this week";

/**
 * What stands in a nudge's way now: a reason to drop it, or a later time to try at; null when nothing does.
 * Any touch of the customer since the plan was made, by anyone, has done the nudge's work.
 */
function obstacleTo(
  { nudge, member, theirs, lastTouch, started }: DueNudge,
  now: Instant,
): Obstacle | { at: Instant } | null {
  if (member.state === "removed") return "left";
  if (isPaused(member, now)) return "paused";
  if (weekOf(toLocalDate(now, member.timezone)) > nudge.week) return "week over";
  if (!theirs) return "no longer theirs";
  const monday = weekStart(nudge.week, member.timezone);
  if (lastTouch !== null && lastTouch > monday) return "touched";
  if (!isWorkingTime(now, member)) return { at: catchUpTime(now, member) };
  const open = started.filter((one) => one.open && one.at >= now - ONE_AT_A_TIME_MS);
  if (open.length > 0) {
    const newest = Math.max(...open.map(({ at }) => at));
    return { at: nextWorkingTime(newest + ONE_AT_A_TIME_MS, member) };
  }
  const thisWeek = started.filter(({ at }) => at >= monday);
  return thisWeek.length >= MESSAGES_A_WEEK ? "enough this week" : null;
}
