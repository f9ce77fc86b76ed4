/** What days of one reply mean beside each other: told twice, taken back, counted from one told before. */
import { nextWeekday, NO_DAY, open } from "./date-rule.ts";
import type { Days } from "./date-rule.ts";
import type { DateToken } from "./date-tokens.ts";
import type { DateWords, Section } from "./date-words.ts";
import { weekdayOf } from "./local-day.ts";
import type { Day } from "./local-day.ts";
import type { FoundPhrase } from "./phrase-finder.ts";

/** A phrase with the days that it means. */
export type DatedPhrase = FoundPhrase & { days: Days };

/** "Next Friday 25.4.", "25.4. (Friday)": one day told twice, or none where the two contradict each other. */
export function joined(found: DatedPhrase[], tokens: DateToken[]): DatedPhrase[] {
  const kept: DatedPhrase[] = [];
  for (const each of found) {
    const last = kept.at(-1);
    const days = last === undefined || !isBeside(last, each, tokens) ? null : agreed(last, each);
    if (last === undefined || days === null) kept.push(each);
    else {
      const dated = DATED.has(each.phrase.meaning) ? each : last;
      kept.splice(-1, 1, { ...dated, from: last.from, start: last.start, to: each.to, days });
    }
  }
  return kept;
}

const DATED = new Set(["date", "figures", "day-of-month", "bare-day"]);

/** The days of a date on the weekday beside it; null where the two are no weekday and date. */
function agreed(left: DatedPhrase, right: DatedPhrase): Days | null {
  const isBehind = right.phrase.meaning === "weekday";
  const [named, dated] = isBehind ? [right, left] : [left, right];
  const weekday = named.slots.weekday;
  const isWeekday =
    named.phrase.meaning.startsWith("weekday") &&
    named.slots.day === undefined &&
    named.slots.date === undefined;
  if (
    !isWeekday ||
    weekday === undefined ||
    dated.slots.weekday !== undefined ||
    !DATED.has(dated.phrase.meaning)
  )
    return null;
  const past = fitting(dated.days.past, weekday);
  const future = fitting(dated.days.future, weekday);
  if (past !== null || future !== null) return { ...dated.days, past, future };
  return isBehind ? null : NO_DAY;
}

const fitting = (day: number | null, weekday: number): number | null =>
  day !== null && weekdayOf(day) === weekday ? day : null;

/** The longest abbreviation of a weekday: "Tues." */
const ABBREVIATION = 4;

/** Nothing stands between but a comma, a bracket or the full stop of an abbreviation. */
function isBeside(left: DatedPhrase, right: DatedPhrase, tokens: DateToken[]): boolean {
  const between = tokens.slice(left.to, right.from).map(({ text }) => text);
  const signs = (tokens[left.to - 1]?.text.length ?? 0) <= ABBREVIATION ? ",(." : ",(";
  return between.length === 0 || (between.length === 1 && signs.includes(between[0] ?? ""));
}

/** "The same day", "tags darauf", "the following Monday" count from the day told before; an hour is one of today where no day stands before or beside. */
export function resolved(found: DatedPhrase[], tokens: DateToken[], today: Day): DatedPhrase[] {
  let before: Day | null = null;
  let last: Day | null = null;
  return found.map((each, at) => {
    const { phrase, slots, days } = each;
    if (HOURS.has(phrase.meaning)) {
      const isOfDay =
        before !== null ||
        isNear(found[at - 1], each, tokens) ||
        isNear(each, found[at + 1], tokens);
      return isOfDay ? { ...each, days: NO_DAY } : each;
    }
    if (phrase.meaning === "weekday-told-before" && before !== null)
      return { ...each, days: only(nextWeekday(before, slots.weekday ?? 1)) };
    if (phrase.meaning === "told-before") {
      return { ...each, days: before === null ? NO_DAY : only(before + phrase.amount) };
    }
    if (phrase.meaning === "told-last")
      return { ...each, days: last === null ? NO_DAY : only(last) };
    if (!days.span) last = days.future ?? last;
    if (isTold(days, today) && !isLedBy("due-before", each, tokens)) before = days.past;
    return each;
  });
}

const HOURS = new Set(["earlier", "clock"]);

/** How many tokens may stand between an hour and the day it belongs to. */
const BESIDE_HOUR = 6;

/** Both stand in one sentence, close together, and the other is a day. */
function isNear(
  left: DatedPhrase | undefined,
  right: DatedPhrase | undefined,
  tokens: DateToken[],
): boolean {
  if (left === undefined || right === undefined) return false;
  const between = tokens.slice(left.to, right.from);
  const isDay = ({ days, phrase }: DatedPhrase) => !days.span && phrase.meaning !== "none";
  return (
    between.length <= BESIDE_HOUR &&
    !between.some(({ text }) => ".!?".includes(text)) &&
    isDay(left) &&
    isDay(right)
  );
}

/** How long back, in days, something is told by a day without a year. */
const TOLD_WITHIN = 60;

const isTold = ({ past, lean, span }: Days, today: Day): boolean =>
  past !== null && !span && lean !== "future" && today - past <= TOLD_WITHIN;

const only = (day: Day): Days => open(day, day);

/** How many tokens may stand before the words that take a day back, and from them on to the other day. */
const TAKEN_BACK = { before: 4, after: 5 };

/** "Monday, no wait, Tuesday", "the 9th, not the 2nd": only one of the two days is meant. */
export function withoutTakenBack(
  found: DatedPhrase[],
  tokens: DateToken[],
  allWords: DateWords[],
): DatedPhrase[] {
  return found.filter((each, at) => {
    const next = found[at + 1];
    if (found.length > 1 && isLedBy("denied", each, tokens)) return false;
    return next === undefined || !isTakenBack(tokens.slice(each.to, next.start), allWords);
  });
}

function isTakenBack(between: DateToken[], allWords: DateWords[]): boolean {
  for (let at = 0; at <= Math.min(TAKEN_BACK.before, between.length - 1); at += 1) {
    const rest = between.slice(at);
    const isSaid = (section: Section) => allWords.some((words) => words.isAt(section, rest, 0));
    if (".!?".includes(rest[0]?.text ?? "")) return false;
    if (isSaid("taken-back")) return rest.length <= TAKEN_BACK.after;
    if (isSaid("taken-back-at-once") && rest.length <= 2) return true;
  }
  return false;
}

/** Whether words of a section lead up to a day. */
export const isLedBy = (
  section: Section,
  { words, from, start }: DatedPhrase,
  tokens: DateToken[],
): boolean =>
  words.isBefore(section, tokens, start) ||
  (from !== start && words.isBefore(section, tokens, from));
