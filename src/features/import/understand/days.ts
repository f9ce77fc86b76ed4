/** Days and times as people write them: year first, day first with points, either order with slashes. */
import { foldText } from "../../../engine/model/names.ts";
import { MONTHS } from "./words.ts";

/** Which number stands first in a column's days with slashes; null: nothing settles it. */
export type DayOrder = "day" | "month" | null;

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const EIGHT_DIGITS = /^(20\d{2})(\d{2})(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})$/;
const DAY_NAMED =
  /^(\d{1,2})(?:st|nd|rd|th|er|º|°)?\.?[\s-]+(?:de\s+)?(\p{L}+)\.?,?[\s-]+(?:de\s+|del\s+)?(\d{4}|\d{2})$/iu;
const MONTH_NAMED = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu;
/** A weekday before the date says nothing new. */
const WEEKDAY = /^\p{L}{2,}\.?,?\s+(?=\d|\p{L}{3,}\.?\s\d)/u;

/** Splits a cell into its day and what follows: `3. Nov 2026 kl. 14.00`. */
const CLOCK = String.raw`(?<time>\d{1,2}(?:[:.h]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?|h|(?=\s?[ap]m)))\s*(?<half>[ap]\.?\s?m\.?)?(?:\s*(?:uhr|h))?`;
const ZONE = String.raw`(?<zone>Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?)?(?:\s*\([^)]*\))?`;
const BEFORE_CLOCK = String.raw`(?:T|,?\s+)(?:kl\.?|um|at|à|a las|às|-)?\s*`;
const PARTS = new RegExp(`^(?<day>.*?\\d)(?:${BEFORE_CLOCK}${CLOCK}\\s*${ZONE})?$`, "iu");

/** `2026-11-22` or `2026-11-22T09:30` (with its zone where it has one); null for what is no day. */
export function readMoment(text: string, order: DayOrder): string | null {
  const { day = "", time, half, zone } = PARTS.exec(text.trim())?.groups ?? {};
  const date = readDate(day.trim(), order);
  if (date === null || time === undefined) return date;
  const clock = readClock(time + (half ?? ""));
  return clock === null ? null : `${date}T${clock}${zone === undefined ? "" : offsetOf(zone)}`;
}

function readDate(text: string, order: DayOrder): string | null {
  const [, year = "", , month = "", day = ""] = YEAR_FIRST.exec(text) ?? [];
  if (day !== "") return dateOf(year, month, day);
  const [, year8 = "", month8 = "", day8 = ""] = EIGHT_DIGITS.exec(text) ?? [];
  if (day8 !== "") return dateOf(year8, month8, day8);
  const plain = text.replace(WEEKDAY, "");
  const [, first = "", sign = "", second = "", last = ""] = YEAR_LAST.exec(plain) ?? [];
  if (last !== "") {
    const known = sign === "." ? "day" : (orderOf(plain) ?? order);
    if (known === null) return null;
    return known === "day" ? dateOf(last, second, first) : dateOf(last, first, second);
  }
  const [, dayNumber = "", name = "", yearOfName = ""] = DAY_NAMED.exec(plain) ?? [];
  const [, monthName = "", dayOfMonth = "", itsYear = ""] =
    MONTH_NAMED.exec(plain) ?? MONTH_NAMED.exec(text) ?? [];
  const monthNumber = MONTHS.get(foldText(name || monthName));
  return monthNumber === undefined
    ? null
    : dateOf(yearOfName || itsYear, monthNumber, dayNumber || dayOfMonth);
}

/** The order of one day with slashes or dashes, where its numbers leave one alone. */
export function orderOf(text: string): DayOrder {
  const [, first = 0, sign, second = 0] =
    YEAR_LAST.exec(text.trim().split(/[\sT,]/, 1)[0] ?? "") ?? [];
  if (sign === undefined || sign === ".") return null;
  const [one, two] = [Number(first), Number(second)];
  if (one > 12 === two > 12) return null;
  return one > 12 ? "day" : "month";
}

/** Whether a cell is a day whose order its column must settle. */
export const needsOrder = (text: string) => /^\d{1,2}([-/])\d{1,2}\1\d{2,4}\b/.test(text.trim());

function dateOf(year: string, month: string, day: string): string {
  return `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** `14:00`, `2:30 PM`, `14h30`, `9` as `09:30`; null for what is no time of day. */
export function readClock(text: string): string | null {
  const compact = /^([01]\d|2[0-3])([0-5]\d)[0-5]\d$/.exec(text.trim());
  if (compact) return `${compact[1]}:${compact[2]}`;
  const match =
    /^(\d{1,2})(?:[:.h]?(\d{2})|h)?(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:(a|p)\.?\s?m\.?)?(?:\s*(?:uhr|h))?$/i.exec(
      text.trim(),
    );
  if (!match) return null;
  const [, hours = "", minutes = "00", half] = match;
  const isNoonOrMidnight = Number(hours) === 12;
  const hour =
    half === undefined
      ? Number(hours)
      : (isNoonOrMidnight ? 0 : Number(hours)) + (/p/i.test(half) ? 12 : 0);
  return hour > 23 || Number(minutes) > 59 ? null : `${String(hour).padStart(2, "0")}:${minutes}`;
}

function offsetOf(zone: string): string {
  const [, sign, hours = "", minutes = "00"] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  return sign === undefined ? "Z" : `${sign}${hours.padStart(2, "0")}:${minutes}`;
}
