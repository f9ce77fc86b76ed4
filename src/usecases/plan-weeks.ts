import {
  isWorkingTime,
  nextWorkingTime,
  slotTime,
  toLocalDate,
  toLocalTime,
  weekOf,
  weekStart,
  addWeeks,
} from "../engine/calendar.ts";
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, type Week } from "../engine/time.ts";
import { type PlannedNudge, planWeek } from "../engine/week-plan.ts";
import { hashOf } from "../engine/seed.ts";
import type { MemberRow } from "../store/members.ts";
import type { NudgeToKeep } from "../store/nudges.ts";
import type { WorkspaceRow } from "../store/workspaces.ts";
import { type House, timeIn } from "./house.ts";
import { isPaused } from "./presence.ts";

/** A member's week is planned when its first slot is this near. */
const PLAN_AHEAD_MS = 2 * HOUR_MS;
/** Slots that an outage made late are sent within this span of the next working time: no burst, still that morning. */
const CATCH_UP_SPREAD_MS = 45 * MINUTE_MS;

/**
 * Plans the week of every member whose first slot is near or past and who has no plan yet. Any instance may do it at
 * any time: the first to keep a member's week wins. Returns how many members were planned.
 */
export async function planWeeks(house: House, workspace: WorkspaceRow): Promise<number> {
  const { members, nudges, portfolios } = house.store;
  const now = timeIn(house, workspace);
  const everyone = await members.list(workspace.id);
  const active = everyone.filter((one) => one.state !== "removed" && !isPaused(one, now));
  let planned = 0;
  for (const [week, candidates] of Map.groupBy(active, (member) => weekIn(member, now))) {
    const done = await nudges.plannedMembers(workspace.id, week);
    const due = candidates.filter((member) => !done.has(member.id) && isNear(member, week, now));
    if (due.length === 0) continue;
    const portfolio = await portfolios.load(workspace.id, now, { forPlanning: true });
    const memberIds = due.map((member) => member.id);
    const plan = planWeek(portfolio, week, { memberIds });
    const byId = new Map(due.map((member) => [member.id, member]));
    const kept = plan.nudges.flatMap((nudge) => {
      const member = byId.get(nudge.memberId);
      return member ? withTime(nudge, member, now) : [];
    });
    const waiting = new Map(plan.waiting.map((one) => [one.memberId, one.customers]));
    const weeks = memberIds.map((memberId) => ({ memberId, waiting: waiting.get(memberId) ?? 0 }));
    const mine = await house.store.atomically(async (shelves) => {
      await shelves.riskModels.keep(workspace.id, plan.quietRisk, now);
      return shelves.nudges.keepPlan(workspace.id, week, weeks, kept);
    });
    planned += mine.length;
  }
  return planned;
}

/** The week that a member is in, or, late on Sunday before a Monday's slot, the one that is about to begin. */
function weekIn(member: MemberRow, now: Instant): Week {
  return weekOf(toLocalDate(now + PLAN_AHEAD_MS, member.timezone));
}

function isNear(member: MemberRow, week: Week, now: Instant): boolean {
  const first = slotTime(week, 1, member, member.nudgeTime ?? undefined);
  return first !== null && first - PLAN_AHEAD_MS <= now;
}

/**
 * A nudge with the wall time of its slot. A slot that has passed moves to the next working time, spread by member, and
 * the slots after it to the working days after that one; one that no longer fits in its week is dropped.
 */
function withTime(nudge: PlannedNudge, member: MemberRow, now: Instant): NudgeToKeep[] {
  const at = slotAt(nudge, member, now);
  if (at === null) return [];
  const { timezone } = member;
  const localAt = `${toLocalDate(at, timezone)}T${toLocalTime(at, timezone)}`;
  return [{ ...nudge, localAt, dueAt: at }];
}

function slotAt(nudge: PlannedNudge, member: MemberRow, now: Instant): Instant | null {
  const preferred = member.nudgeTime ?? undefined;
  const first = slotTime(nudge.week, 1, member, preferred);
  if (first === null) return null;
  if (first >= now) return slotTime(nudge.week, nudge.slot, member, preferred);
  const end = weekStart(addWeeks(nudge.week, 1), member.timezone);
  let at = nextWorkingTime(now, member);
  at = spread(at, member);
  for (let slot = 1; slot < nudge.slot; slot++) at = nextWorkingDay(at, member);
  return at < end ? at : null;
}

/** The same hour on the next working day. */
function nextWorkingDay(at: Instant, member: MemberRow): Instant {
  let next = at + DAY_MS;
  while (!isWorkingTime(next, member)) next = nextWorkingTime(next, member);
  return next;
}

/** Some minutes later, a different number for each member, inside working hours. */
function spread(at: Instant, member: MemberRow): Instant {
  const later = at + (hashOf(member.id) % (CATCH_UP_SPREAD_MS / MINUTE_MS)) * MINUTE_MS;
  return isWorkingTime(later, member) ? later : at;
}
