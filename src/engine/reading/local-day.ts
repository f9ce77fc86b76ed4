/** Days on the rep's wall calendar, as plain numbers. */
import { isZone, toLocalDate, weekday } from "../model/calendar.ts";
import { type DayNumber, dateOf as dateOfNumber, dayNumber } from "../model/calendar/days.ts";
import { DAY_MS, type LocalDate } from "../model/time.ts";

/** Days since 1970-01-01 on the wall calendar; plain numbers, since a reply asks for dozens of them. */
export type Day = DayNumber;

/**
 * @param year full year
 * @param month 1 to 12
 * @param date day of the month
 * @returns the day, or null when the calendar has no such day
 */
export function dayOf(year: number, month: number, date: number): Day | null {
  const at = new Date(Date.UTC(year, month - 1, date));
  const real =
    at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  return real ? at.getTime() / DAY_MS : null;
}

/** @returns year, month (1 to 12) and day of the month */
export function partsOf(day: Day): { year: number; month: number; date: number } {
  const at = new Date(day * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

/** @returns ISO weekday, 1 = Monday … 7 = Sunday */
export function weekdayOf(day: Day): number {
  return weekday(dateOfNumber(day));
}

/** @returns the last day of the month, `month` may run over (13 is January of the next year) */
export function monthEnd(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 0)).getTime() / DAY_MS;
}

/** @returns `YYYY-MM-DD`; null for a year outside 1000 to 9999 */
export function dateOf(day: Day): LocalDate | null {
  const { year } = partsOf(day);
  return year < 1000 || year > 9999 ? null : dateOfNumber(day);
}

/**
 * The rep's wall calendar day at a moment.
 *
 * @param sentAt ISO 8601 with offset
 * @param timezone IANA name; an unknown one falls back to the offset in `sentAt`
 */
export function localDay(sentAt: string, timezone: string): Day {
  return dayNumber(
    isZone(timezone) ? toLocalDate(Date.parse(sentAt), timezone) : sentAt.slice(0, 10),
  );
}

/** Zones of the United States: whole areas, and single places of areas that others share. */
const UNITED_STATES = {
  areas: ["US/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/"],
  cities: new Set(
    (
      "New_York Chicago Denver Los_Angeles Phoenix Anchorage Detroit Boise Juneau Sitka Nome Adak Yakutat Metlakatla " +
      "Menominee Louisville Fort_Wayne Indianapolis Shiprock Atka"
    ).split(" "),
  ),
  others: new Set(
    "Pacific/Honolulu Pacific/Johnston EST5EDT CST6CDT MST7MDT PST8PDT EST MST HST Navajo".split(
      " ",
    ),
  ),
};

/** @returns whether 3/5 is 5 March there: only in the zones of the United States */
export function isMonthFirst(timezone: string): boolean {
  const { areas, cities, others } = UNITED_STATES;
  const [area, city = ""] = timezone.split("/");
  return (
    others.has(timezone) ||
    (area === "America" && cities.has(city)) ||
    areas.some((each) => timezone.startsWith(each))
  );
}
