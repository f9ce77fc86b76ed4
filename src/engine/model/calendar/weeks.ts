import type { Instant, LocalDate, Week, Zone } from "../time.ts";
import { addDays, dateOf, dayNumber, weekday } from "./days.ts";
import { toInstant } from "./instants.ts";

/** The ISO 8601 week that a date falls in; its year is that of the week's Thursday. */
export function weekOf(date: LocalDate): Week {
  const day = dayNumber(date);
  const thursday = day - weekday(date) + 4;
  const year = dateOf(thursday).slice(0, 4);
  const number = Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(number).padStart(2, "0")}`;
}

/** The Monday of an ISO week. Throws RangeError for a week that does not exist. */
export function mondayOf(week: Week): LocalDate {
  const parts = /^(\d{4})-W(\d{2})$/.exec(week);
  if (parts === null) throw new RangeError(`Not a week: ${week}`);
  // 4 January is always in week 1
  const fourth = `${parts[1]}-01-04`;
  const monday = addDays(fourth, 1 - weekday(fourth) + (Number(parts[2]) - 1) * 7);
  if (weekOf(monday) !== week) throw new RangeError(`Not a week: ${week}`);
  return monday;
}

/** The week `n` weeks later (earlier, when negative). */
export function addWeeks(week: Week, n: number): Week {
  return weekOf(addDays(mondayOf(week), n * 7));
}

/** Monday 00:00 of a week in a zone (the first instant of that day, where clocks skip midnight). */
export function weekStart(week: Week, zone: Zone): Instant {
  return toInstant(mondayOf(week), "00:00", zone);
}

/** Whether a text is an ISO week that exists, `2026-W47`. */
export function isWeek(text: string): boolean {
  try {
    return mondayOf(text) !== "";
  } catch {
    return false;
  }
}
