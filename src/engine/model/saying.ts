import { daysBetween } from "./calendar.ts";
import type { LocalDate } from "./time.ts";

/** How the engine says dates and counts inside its reasons. */

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
/** A date further off than this is said with its year. */
const SAME_YEAR_DAYS = 300;

/** A date as people say it: `12 May`, or `12 May 2024` when it is far from today. */
export function sayDate(date: LocalDate, today: LocalDate): string {
  const short = `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
  return Math.abs(daysBetween(date, today)) > SAME_YEAR_DAYS
    ? `${short} ${date.slice(0, 4)}`
    : short;
}

/** How long ago a date was: `today`, `yesterday`, `41 days ago`. */
export function sayAgo(date: LocalDate, today: LocalDate): string {
  const days = daysBetween(date, today);
  if (days <= 0) return "today";
  return days === 1 ? "yesterday" : `${days} days ago`;
}

/** A number with its noun: `1 promise`, `3 promises`, `2 people`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** Words in a row: `a`, `a and b`, `a, b and c`. */
export function list(words: string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** A gap in days, as a rhythm: `every day`, `every 12 days`. */
export function sayEvery(days: number): string {
  const whole = Math.max(1, Math.round(days));
  return whole === 1 ? "every day" : `every ${whole} days`;
}

/**
 * A text on one line; where it is longer than `length` UTF-16 units, cut at a word (at a letter, when half of it would be
 * lost) with an ellipsis.
 */
export function cut(text: string, length: number): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line.length <= length) return line;
  const room = length - " …".length;
  const word = line.lastIndexOf(" ", room);
  // Half of an emoji is no letter.
  const kept =
    word > length / 2 ? line.slice(0, word) : line.slice(0, room).replace(/[\uD800-\uDBFF]$/, "");
  return `${kept.trimEnd()} …`;
}
