/** Checks days: each against the words that are said to name it. */
import { foldText } from "../../engine/model/names.ts";
import { stands, type CheckContext, type Quote } from "./check-context.ts";

/** On which side of today a day may lie. */
type Side = "past" | "ahead" | "any";
type DayClaim = {
  day: string | null | undefined;
  quote: Quote;
  side: Side;
  /** the words name the day before: the last of a span */
  isDayAfter?: boolean;
  /** a day that the words may count from, beside today */
  from?: string | undefined;
};

/** Nobody speaks of the days of a touch or a promise so far off. */
const MAX_DAYS_OFF = 400;
/** "The Tuesday before last": a weekday without a number lies no farther off. */
const MAX_DAYS_TO_WEEKDAY = 14;
const DAY_MS = 86_400_000;

/** @returns the day, if its words stand in the reply and can mean it; null for one that was dropped, and counted */
export function checkDay(claim: DayClaim, context: CheckContext): string | null {
  const day = claim.day ?? null;
  if (day === null) return null;
  const { evidence, claims } = context;
  const off = daysBetween(evidence.today, day);
  const isPossible =
    Math.abs(off) <= MAX_DAYS_OFF &&
    (claim.side === "any" || (claim.side === "past" ? off <= 0 : off >= 0)) &&
    stands(claim.quote, context) &&
    isNamed(day, claim.quote, claim, context);
  return claims.isKept(isPossible, "date") ? day : null;
}

/** Whether words can mean the day: as the rules count it, or by the weekday or the number in them. */
function isNamed(day: string, quote: string, claim: DayClaim, context: CheckContext): boolean {
  const { evidence, lexicon } = context;
  const days = claim.isDayAfter === true ? [day, shifted(day, -1)] : [day];
  const at = evidence.text.indexOf(quote);
  const read = evidence.dates.filter(({ start, end }) => start < at + quote.length && at < end);
  if (read.some((date) => days.some((each) => date.days.has(each)))) return true;
  const words = foldText(quote).split(" ");
  const weekdays = words.flatMap((word) => lexicon.weekdays.get(word) ?? []);
  const isNear = Math.abs(daysBetween(evidence.today, day)) <= MAX_DAYS_TO_WEEKDAY;
  const isWeekday = (each: string) => weekdays.includes(weekdayOf(each));
  if (isNear && days.some(isWeekday)) return true;
  const figures = words.flatMap((word) =>
    /^\d{1,2}(?!\d)/.test(word) ? Number.parseInt(word, 10) : [],
  );
  // An hour names none but today: "at 10", "20 minutes ago".
  const isHour = figures.length > 0 && weekdays.length === 0 && read.length === 0;
  if (isHour && day === evidence.today) return true;
  // "Once" is eleven in Spanish: a word counts only within what the rules take for a day.
  const inWords = read.length > 0 ? words.flatMap((word) => lexicon.numbers.get(word) ?? []) : [];
  const numbers = [...figures, ...inWords];
  const starts = [evidence.today, ...(claim.from === undefined ? [] : [claim.from])];
  return numbers.some((number) =>
    days.some(
      (each) =>
        Number(each.slice(8)) === number ||
        starts.some((start) => isCounted(Math.abs(daysBetween(start, each)), number)),
    ),
  );
}

/** So many days, weeks or months: a month has 28 days or up to 31. */
const isCounted = (days: number, number: number): boolean =>
  days === number || days === 7 * number || (days >= 28 * number && days <= 31 * number);

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

const shifted = (day: string, by: number): string =>
  new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);

const weekdayOf = (day: string): number => new Date(day).getUTCDay() || 7;
