import { toLocalDate } from "../../engine/model/calendar.ts";
import type { Instant } from "../../engine/model/time.ts";
import type { MemberRow } from "../../store/members/members.ts";

/** Whether a member has asked for no nudges at an instant, for now or until a day that is still to come. */
export function isPaused(member: MemberRow, now: Instant): boolean {
  if (member.state !== "paused") return false;
  return member.pausedUntil === null || toLocalDate(now, member.timezone) < member.pausedUntil;
}
