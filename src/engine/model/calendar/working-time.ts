import type { Member } from "../member.ts";
import { hashOf } from "../random.ts";
import type { Instant, LocalDate, LocalTime, Week } from "../time.ts";
import { addDays, minutesOf, timeOf, weekday } from "./days.ts";
import { isHoliday } from "./holidays.ts";
import { toInstant, toLocalDate } from "./instants.ts";
import { mondayOf } from "./weeks.ts";

/** What of a member decides when they work. */
export type WorkingTime = Pick<Member, "timezone" | "workingDays" | "workingHours" | "country">;

/** A shift on the clock: from its start up to, and without, its end. */
type Shift = { start: Instant; end: Instant };

const DAYS_IN_WEEK = 7;
/** The longest run of public holidays and weekends that is looked past. */
const MOST_DAYS_OFF = 31;
/** A nudge comes half an hour into the day, not on top of the first mails (our choice). */
const AFTER_START_MINUTES = 30;
/** Members are spread over this many minutes, so that not all messages leave in one. */
const SPREAD_MINUTES = 30;

/** Whether an instant lies in a member's working hours. Hours that end before they start run into the next day. */
export function isWorkingTime(at: Instant, member: WorkingTime): boolean {
  const today = toLocalDate(at, member.timezone);
  return [addDays(today, -1), today].some((date) => {
    const shift = shiftOn(date, member);
    return shift !== null && at >= shift.start && at < shift.end;
  });
}

/**
 * The instant itself when it lies in working hours, else the start of the next working hours.
 * @throws RangeError for a member without a working day
 */
export function nextWorkingTime(at: Instant, member: WorkingTime): Instant {
  if (isWorkingTime(at, member)) return at;
  const today = toLocalDate(at, member.timezone);
  for (let ahead = 0; ahead <= MOST_DAYS_OFF; ahead++) {
    const shift = shiftOn(addDays(today, ahead), member);
    if (shift !== null && shift.start >= at) return shift.start;
  }
  throw new RangeError("A member needs at least one working day.");
}

/**
 * When a week's nudge number `slot` (from 1) is due: slot 1 on the member's first working day of that ISO week, the next
 * ones on the working days after it, each at the preferred time or, where that is missing or outside the working hours,
 * half an hour after their start plus 0 to 29 minutes that depend on the member alone.
 * Null when the week has fewer working days than slots; a public holiday is none.
 */
export function slotTime(
  week: Week,
  slot: number,
  member: WorkingTime & Pick<Member, "id">,
  preferredTime?: LocalTime,
): Instant | null {
  const monday = mondayOf(week);
  const days = Array.from({ length: DAYS_IN_WEEK }, (_, n) => addDays(monday, n));
  const date = days.filter((day) => isWorkingDay(day, member))[slot - 1];
  if (date === undefined) return null;
  if (preferredTime !== undefined) {
    const preferred = toInstant(date, preferredTime, member.timezone);
    if (isWorkingTime(preferred, member)) return preferred;
  }
  return toInstant(date, ownTime(member), member.timezone);
}

/** Whether a member works on a day: one of their weekdays, and no public holiday where they are. */
export function isWorkingDay(day: LocalDate, member: WorkingTime): boolean {
  return member.workingDays.includes(weekday(day)) && !isHoliday(day, member);
}

function shiftOn(date: LocalDate, member: WorkingTime): Shift | null {
  if (!isWorkingDay(date, member)) return null;
  const { start, end } = member.workingHours;
  const endDate = minutesOf(end) > minutesOf(start) ? date : addDays(date, 1);
  return {
    start: toInstant(date, start, member.timezone),
    end: toInstant(endDate, end, member.timezone),
  };
}

/** The member's own minute of the day; in very short hours their start. */
function ownTime(member: WorkingTime & Pick<Member, "id">): LocalTime {
  const start = minutesOf(member.workingHours.start);
  const end = minutesOf(member.workingHours.end);
  const wished = start + AFTER_START_MINUTES + (hashOf(member.id) % SPREAD_MINUTES);
  const dayEnd = end > start ? end : 24 * 60;
  return timeOf(wished < dayEnd ? wished : start);
}
