/** Holidays by their rule: a day of the year, so many days from Easter, or the nth weekday of a month. */
import { dayOf, monthEnd, weekdayOf } from "./local-day.ts";
import type { Day } from "./local-day.ts";

/** A holiday, and the last day of it where it has more than one. */
export type Holiday = (year: number) => { first: Day; last: Day };

const FIXED = /^(\d{2})-(\d{2})$/;
const EASTER = /^easter([+-]\d{1,2})?$/;
const NTH_WEEKDAY = /^(\d{1,2})\/(\d)\/(-?\d)$/;

/**
 * @param rule `12-25`, `easter+49`, `11/4/4` (the fourth Thursday of November), or two of these as `12-25..12-26`
 * @returns null when the text is none of these
 */
export function parseHoliday(rule: string): Holiday | null {
  const days = rule.split("..").map(dayRule);
  const [first, last = first] = days;
  if (first === undefined || first === null || last === undefined || last === null) return null;
  return (year) => ({ first: first(year), last: last(year) });
}

function dayRule(rule: string): ((year: number) => Day) | null {
  const [, month, date] = FIXED.exec(rule) ?? [];
  if (month !== undefined)
    return (year) => dayOf(year, Number(month), Number(date)) ?? monthEnd(year, Number(month));
  const easter = EASTER.exec(rule);
  if (easter !== null) return (year) => easterSunday(year) + Number(easter[1] ?? 0);
  const [, inMonth, weekday, nth] = NTH_WEEKDAY.exec(rule) ?? [];
  return inMonth === undefined
    ? null
    : (year) => nthWeekday(year, Number(inMonth), Number(weekday), Number(nth));
}

/**
 * @param month 1 to 12, may run over
 * @param nth 1 for the first, -1 for the last
 * @returns such a weekday of the month; the fifth may lie in the next one
 */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): Day {
  const last = monthEnd(year, month);
  if (nth < 0) return last - ((weekdayOf(last) - weekday + 7) % 7);
  const first = monthEnd(year, month - 1) + 1;
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
}

/** Easter Sunday in the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
function easterSunday(year: number): Day {
  const century = Math.floor(year / 100);
  const moon = year % 19;
  const epact =
    (19 * moon +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const days = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const late = Math.floor((moon + 11 * epact + 22 * days) / 451);
  const sum = epact + days - 7 * late + 114;
  return dayOf(year, Math.floor(sum / 31), (sum % 31) + 1) ?? 0;
}
