import {
  addWeeks,
  isWorkingTime,
  nextWorkingTime,
  slotTime,
  toLocalDate,
  toLocalTime,
  weekStart,
} from "../../engine/model/calendar.ts";
import { catchUpTime } from "../../engine/model/may-send.ts";
import { DAY_MS, type Instant } from "../../engine/model/time.ts";
import type { PlannedNudge } from "../../engine/choose/week-plan.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { NudgeToKeep } from "../../store/nudges/planning.ts";

/**
 * A nudge with the wall time of its slot. A slot that has passed moves to the next working time, spread by member, and
 * the slots after it to the working days after that one; one that no longer fits in its week is dropped.
 */
export function withTime(nudge: PlannedNudge, member: MemberRow, now: Instant): NudgeToKeep[] {
  const at = slotAt(nudge, member, now);
  return at === null ? [] : [{ ...nudge, localAt: wallTime(at, member), dueAt: at }];
}

/** An instant as the member's clock shows it: `2026-11-23T09:30`. */
export function wallTime(at: Instant, { timezone }: MemberRow): string {
  return `${toLocalDate(at, timezone)}T${toLocalTime(at, timezone)}`;
}

function slotAt(nudge: PlannedNudge, member: MemberRow, now: Instant): Instant | null {
  const preferred = member.nudgeTime ?? undefined;
  const first = slotTime(nudge.week, 1, member, preferred);
  if (first === null) return null;
  if (first >= now) return slotTime(nudge.week, nudge.slot, member, preferred);
  const end = weekStart(addWeeks(nudge.week, 1), member.timezone);
  let at = catchUpTime(now, member);
  for (let slot = 1; slot < nudge.slot; slot++) at = nextWorkingDay(at, member);
  return at < end ? at : null;
}

/** The same hour on the next working day. */
function nextWorkingDay(at: Instant, member: MemberRow): Instant {
  let next = at + DAY_MS;
  while (!isWorkingTime(next, member)) next = nextWorkingTime(next, member);
  return next;
}
