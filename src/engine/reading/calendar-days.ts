/** Days of the calendar by their date, as the nearest on either side of today. */
import { NO_DAY, open } from "./date-rule.ts";
import type { Days } from "./date-rule.ts";
import type { Unit } from "./date-words.ts";
import { dayOf, monthEnd, partsOf, weekdayOf } from "./local-day.ts";
import type { Day } from "./local-day.ts";

/** A weekday beside a date fits some year or other: so far off, in days, it is a slip. */
const FAR_OFF = 200;

/** The latest up to today and the first from today on; none where the weekday that stands beside fits none of them. */
function nearest(days: Day[], today: Day, weekday: number | undefined): Days {
  const isFitting = (day: Day) =>
    weekday === undefined || (weekdayOf(day) === weekday && Math.abs(day - today) <= FAR_OFF);
  const fitting = days.filter(isFitting);
  const past = fitting.findLast((day) => day <= today) ?? null;
  const future = fitting.find((day) => day >= today) ?? null;
  return past === null && future === null ? NO_DAY : open(past, future);
}

/** A day and month, with or without a year. */
export function dateOfYear(
  month: number,
  date: number,
  year: number | undefined,
  today: Day,
  weekday?: number,
): Days {
  if (year !== undefined) {
    const day = dayOf(year < 100 ? 2000 + year : year, month, date);
    return day === null || (weekday !== undefined && weekdayOf(day) !== weekday)
      ? NO_DAY
      : open(day, day);
  }
  const now = partsOf(today).year;
  const days = [now - 1, now, now + 1].flatMap((each) => dayOf(each, month, date) ?? []);
  return nearest(days, today, weekday);
}

/** How many months off a day without a month may lie: fewer where a weekday has to fit, for some month always does. */
const REACH = { alone: 2, withWeekday: 1 };

/** A day of the month alone: "the 25th". */
export function dateOfMonth(date: number, today: Day, weekday?: number): Days {
  const { year, month } = partsOf(today);
  const reach = weekday === undefined ? REACH.alone : REACH.withWeekday;
  const days: Day[] = [];
  for (let step = -reach; step <= reach; step += 1) {
    const day = monthEnd(year, month + step - 1) + date;
    if (day <= monthEnd(year, month + step)) days.push(day);
  }
  return nearest(days, today, weekday);
}

/** @returns the day so many units off, the last of the month where the month is too short */
export function shifted(day: Day, count: number, unit: Unit): Day {
  if ("days" in unit) return day + count * unit.days;
  const { year, month, date } = partsOf(day);
  const target = month + count * unit.months;
  return Math.min(monthEnd(year, target), monthEnd(year, target - 1) + date);
}

/** @returns the day so many working days on, Saturdays and Sundays left out */
export function workday(from: Day, count: number): Day {
  let day = from;
  for (let left = Math.min(count, 260); left > 0; left -= 1)
    day += weekdayOf(day) >= 5 ? 8 - weekdayOf(day) : 1;
  return day;
}

/** @returns the Monday of an ISO week of the year */
export function mondayOfWeek(year: number, week: number): Day {
  const fourth = dayOf(year, 1, 4) ?? 0;
  return fourth - weekdayOf(fourth) + 1 + 7 * (week - 1);
}
