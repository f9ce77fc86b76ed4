/** Whether a message that the coach starts may go to a member now. Answers to what a member did always may. */
import { isWorkingTime, nextWorkingTime, toLocalDate, weekOf, weekStart } from "./calendar.ts";
import type { Member } from "./member.ts";
import { hashOf } from "./random.ts";
import { DAY_MS, type Instant, type LocalDate, MINUTE_MS, type Week } from "./time.ts";

/** A member as far as being written to goes. */
export type Recipient = Pick<
  Member,
  "id" | "timezone" | "workingDays" | "workingHours" | "country"
> & {
  state: "active" | "paused" | "removed";
  /** null: until they resume */
  pausedUntil: LocalDate | null;
  /** the first day of the pause; null: it has begun */
  pausedFrom: LocalDate | null;
};

/** What the message is about, as it is now: a nudge may have done its work, or lost its reason, since it was planned. */
type NudgeNow = {
  /** null: it had begun when the message was handed out, and is not looked at again */
  week: Week | null;
  /** answered, or taken back */
  isClosed: boolean;
  /** the member looks after the customer, which is active, and has not asked out of it */
  isTheirs: boolean;
  /** somebody was in touch with the customer meanwhile, which is what the nudge was for */
  isTouched: boolean;
};

/** A message that the coach started, and whether it is a nudge that still waits for an answer. */
export type Started = { at: Instant; open: boolean };

/** Why a message never goes. */
export type Obstacle =
  | "left"
  | "paused"
  | "closed"
  | "week over"
  | "no longer theirs"
  | "touched"
  | "enough this week";

export type MaySend =
  | { kind: "now" }
  | { kind: "later"; at: Instant }
  | { kind: "never"; why: Obstacle };

/** Messages that the coach starts for a member in a week at most, everything counted (our choice: one each working day). */
const MAX_MESSAGES_A_WEEK = 5;
/** A nudge that follows another waits until that one is answered or a day old: one question at a time. */
const ONE_AT_A_TIME_MS = DAY_MS;
/** How far back started messages are to be known: a week, and the hour that the clocks may add. */
export const STARTED_KNOWN_MS = 8 * DAY_MS;
/** What waited for working time is spread over its first 45 minutes: no burst, still that morning. */
const CATCH_UP_SPREAD_MS = 45 * MINUTE_MS;

/**
 * Whether a message may go at `now`. Obstacles for good are looked at before those that pass, so that nothing waits in vain.
 * @param about null for a question that is not about a nudge
 * @param started the messages that the coach started for the member lately; empty where the message has been counted
 */
export function maySend(
  member: Recipient,
  about: NudgeNow | null,
  started: readonly Started[],
  now: Instant,
): MaySend {
  const obstacle = obstacleTo(member, about, now);
  if (obstacle !== null) return { kind: "never", why: obstacle };
  if (!isWorkingTime(now, member)) return { kind: "later", at: catchUpTime(now, member) };
  const open = started.filter((one) => one.open && one.at >= now - ONE_AT_A_TIME_MS);
  if (about !== null && open.length > 0) {
    const newest = Math.max(...open.map(({ at }) => at));
    return { kind: "later", at: nextWorkingTime(newest + ONE_AT_A_TIME_MS, member) };
  }
  const monday = weekStart(weekOf(toLocalDate(now, member.timezone)), member.timezone);
  const thisWeek = started.filter(({ at }) => at >= monday);
  return thisWeek.length < MAX_MESSAGES_A_WEEK
    ? { kind: "now" }
    : { kind: "never", why: "enough this week" };
}

function obstacleTo(member: Recipient, about: NudgeNow | null, now: Instant): Obstacle | null {
  if (member.state === "removed") return "left";
  if (isPaused(member, now)) return "paused";
  if (about === null) return null;
  if (about.isClosed) return "closed";
  const thisWeek = weekOf(toLocalDate(now, member.timezone));
  if (about.week !== null && thisWeek > about.week) return "week over";
  if (!about.isTheirs) return "no longer theirs";
  return about.isTouched ? "touched" : null;
}

/** Whether a member has asked for no messages at an instant, for now or until a day that is still to come. */
export function isPaused(member: Recipient, now: Instant): boolean {
  if (member.state !== "paused") return false;
  const today = toLocalDate(now, member.timezone);
  if (member.pausedFrom !== null && today < member.pausedFrom) return false;
  return member.pausedUntil === null || today < member.pausedUntil;
}

/** When what came late, or out of hours, goes to a member: in the next working time, some minutes into it that differ by member. */
export function catchUpTime(now: Instant, member: Recipient): Instant {
  const at = nextWorkingTime(now, member);
  const later = at + (hashOf(member.id) % (CATCH_UP_SPREAD_MS / MINUTE_MS)) * MINUTE_MS;
  return isWorkingTime(later, member) ? later : at;
}
