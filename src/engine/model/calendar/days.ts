import { DAY_MS, type LocalDate, type LocalTime } from "../time.ts";

/** A day's number: whole days since 1970-01-01 on the wall calendar, whatever the zone. */
export type DayNumber = number;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2})$/;

// Every date of a portfolio falls into a few thousand days, and each is written and read many times:
// both directions are remembered, which makes a million of them cost tens of milliseconds.
const numberOf = new Map<LocalDate, DayNumber>();
const textOf = new Map<DayNumber, LocalDate>();
const REMEMBERED_DAYS = 100_000;

/**
 * The number of a local date (`2026-11-22`).
 * @throws RangeError when the text is no date of the calendar
 */
export function dayNumber(date: LocalDate): DayNumber {
  const known = numberOf.get(date);
  if (known !== undefined) return known;
  const day = parseDay(date);
  if (day === null) throw new RangeError(`Not a date: ${date}`);
  remember(day, date);
  return day;
}

/** The local date of a day number, years 0000 to 9999. */
export function dateOf(day: DayNumber): LocalDate {
  const known = textOf.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  remember(day, date);
  return date;
}

/** A date's day number, or null when the text is no date of the calendar (`2026-02-30`). */
function parseDay(text: string): DayNumber | null {
  const parts = DATE.exec(text);
  if (parts === null) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms)) return null;
  // Date.parse takes 2026-02-30 for 2 March
  return new Date(ms).toISOString().startsWith(text) ? ms / DAY_MS : null;
}

/** The day `n` days later (earlier, when negative). */
export function addDays(date: LocalDate, n: number): LocalDate {
  return dateOf(dayNumber(date) + n);
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday: 1 = Monday … 7 = Sunday. */
export function weekday(date: LocalDate): number {
  // 1970-01-01 was a Thursday
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** Whether a text is a date of the calendar, `2026-11-22`. */
export function isLocalDate(text: string): boolean {
  if (numberOf.has(text)) return true;
  const day = parseDay(text);
  if (day !== null) remember(day, text);
  return day !== null;
}

/** Minutes since midnight of a wall clock time; `24:00` is the day's end. Throws RangeError for anything else. */
export function minutesOf(time: LocalTime): number {
  const parts = TIME.exec(time);
  const minutes = parts === null ? Number.NaN : Number(parts[1]) * 60 + Number(parts[2]);
  if (!(minutes <= 24 * 60) || Number(parts?.[2]) > 59) throw new RangeError(`Not a time: ${time}`);
  return minutes;
}

/** The wall clock time of minutes since midnight, 0 to 1440. */
export function timeOf(minutes: number): LocalTime {
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function remember(day: DayNumber, date: LocalDate): void {
  if (numberOf.size >= REMEMBERED_DAYS) {
    numberOf.clear();
    textOf.clear();
  }
  numberOf.set(date, day);
  textOf.set(day, date);
}
