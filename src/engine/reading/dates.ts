/** Finds the days that a reply names. */
import { isDateThere } from "./date-guards.ts";
import { daysOf } from "./date-meanings.ts";
import { nextWeekday, NO_DAY, open } from "./date-rule.ts";
import type { DateContext, DateMention, Days } from "./date-rule.ts";
import { dateTokensOf } from "./date-tokens.ts";
import type { DateToken } from "./date-tokens.ts";
import type { DateWords, Section } from "./date-words.ts";
import { weekdayOf } from "./local-day.ts";
import type { Day } from "./local-day.ts";
import { createPhraseFinder, type FoundPhrase } from "./phrase-finder.ts";

/** A phrase with the days that it means. */
type Found = FoundPhrase & { days: Days };

/**
 * Finds every day that a reply names, the longest words first where two phrases claim the same ones.
 *
 * @param context the rep's today, how they write numeric dates, the reply's language, and the words that are names there
 * @returns mentions in the order of the text, none overlapping
 */
export function findDates(
  flat: string,
  context: DateContext,
  allWords: DateWords[],
): DateMention[] {
  const tokens = dateTokensOf(flat);
  const found = withoutTakenBack(
    joined(chosen(candidatesIn(tokens, context, allWords)), tokens),
    tokens,
    allWords,
  );
  const told = resolved(found, tokens, context.today).filter(
    ({ days }) => days.past !== null || days.future !== null || days.later !== null,
  );
  return told.map((each) => mentionOf(each, tokens, allWords));
}

function candidatesIn(
  tokens: DateToken[],
  { today, monthFirst, language, isName }: DateContext,
  allWords: DateWords[],
): Found[] {
  const view = { today, monthFirst };
  const own = language ?? "en";
  const inOrder = [
    ...allWords.filter((words) => words.language === own),
    ...allWords.filter((words) => words.language !== own),
  ];
  return inOrder.flatMap((words) => {
    const find = createPhraseFinder(tokens, words, own, ({ start }) => isName(start));
    return tokens.flatMap((_, at) =>
      find(at).flatMap((each) => {
        // a holiday that no word calls for still has its words: "Good Friday" is no Friday
        const unfit = each.phrase.meaning === "holiday" ? NO_DAY : null;
        const days = isDateThere(each, tokens) ? daysOf(each, view) : unfit;
        return days === null ? [] : { ...each, days };
      }),
    );
  });
}

/** The longest first, in the order of the text. */
function chosen(candidates: Found[]): Found[] {
  const taken = new Set<number>();
  const kept: Found[] = [];
  for (const each of candidates.toSorted(longestFirst)) {
    const places = Array.from({ length: each.to - each.start }, (_, index) => each.start + index);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    kept.push(each);
  }
  return kept.toSorted((left, right) => left.start - right.start);
}

const longestFirst = (left: Found, right: Found): number =>
  right.to - right.start - (left.to - left.start) || left.from - right.from;

/** "Next Friday 25.4.", "25.4. (Friday)": one day told twice, or none where the two contradict each other. */
function joined(found: Found[], tokens: DateToken[]): Found[] {
  const kept: Found[] = [];
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
function agreed(left: Found, right: Found): Days | null {
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
function isBeside(left: Found, right: Found, tokens: DateToken[]): boolean {
  const between = tokens.slice(left.to, right.from).map(({ text }) => text);
  const signs = (tokens[left.to - 1]?.text.length ?? 0) <= ABBREVIATION ? ",(." : ",(";
  return between.length === 0 || (between.length === 1 && signs.includes(between[0] ?? ""));
}

/** "The same day", "tags darauf", "the following Monday" count from the day told before; an hour is one of today where no day stands before or beside. */
function resolved(found: Found[], tokens: DateToken[], today: Day): Found[] {
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
    if (isTold(days, today) && !isBefore("due-before", each, tokens)) before = days.past;
    return each;
  });
}

const HOURS = new Set(["earlier", "clock"]);

/** How many tokens may stand between an hour and the day it belongs to. */
const BESIDE_HOUR = 6;

/** Both stand in one sentence, close together, and the other is a day. */
function isNear(left: Found | undefined, right: Found | undefined, tokens: DateToken[]): boolean {
  if (left === undefined || right === undefined) return false;
  const between = tokens.slice(left.to, right.from);
  const isDay = ({ days, phrase }: Found) => !days.span && phrase.meaning !== "none";
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
function withoutTakenBack(found: Found[], tokens: DateToken[], allWords: DateWords[]): Found[] {
  return found.filter((each, at) => {
    const next = found[at + 1];
    if (found.length > 1 && isBefore("denied", each, tokens)) return false;
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

const isBefore = (section: Section, { words, from, start }: Found, tokens: DateToken[]): boolean =>
  words.isBefore(section, tokens, start) ||
  (from !== start && words.isBefore(section, tokens, from));

function mentionOf(found: Found, tokens: DateToken[], allWords: DateWords[]): DateMention {
  const { days } = found;
  const says = (section: Section) => isBefore(section, found, tokens);
  const ends = says("until-before");
  const follows = (section: Section) => found.words.isAt(section, tokens, found.to);
  const isThrough = says("through-before") || (ends && follows("inclusive-after"));
  const day = days.future;
  return {
    ...days,
    start: tokens[found.start]?.start ?? 0,
    end: tokens[found.to - 1]?.end ?? 0,
    due: days.lean !== "past" && (says("due-before") || follows("due-after") || ends || isThrough),
    from: days.from ?? (says("from-before") ? day : null),
    to: isThrough ? day : days.to,
    until: isThrough && day !== null ? day + 1 : ends ? (days.from ?? day) : days.until,
    elsewhere: ELSEWHERE.some(says) || isOfTopic(found, tokens),
    leadIn: tokens[leadInOf(found, tokens, allWords)]?.start ?? 0,
  };
}

const ELSEWHERE = ["from-before", "topic-before", "belongs-before"] as const;

/** How many words a topic may have: "about the spring trial on". */
const TOPIC_REACH = 5;

/** "About the visit on the 10th": a topic stands between the word that opens it and the day. */
function isOfTopic({ words, from }: Found, tokens: DateToken[]): boolean {
  for (let at = from; at > Math.max(0, from - TOPIC_REACH); at -= 1) {
    if (tokens[at - 1]?.kind === "sign") return false;
    if (at < from - 1 && words.isBefore("topic-before", tokens, at)) return true;
  }
  return false;
}

/** How many small words may lead up to a day. */
const LEAD_IN = 5;

function leadInOf({ from }: Found, tokens: DateToken[], allWords: DateWords[]): number {
  let at = from;
  while (at > Math.max(0, from - LEAD_IN)) {
    const isSmall =
      tokens[at - 1]?.text === "," ||
      allWords.some((words) => words.isAt("around-a-day", tokens, at - 1));
    if (!isSmall) break;
    at -= 1;
  }
  return at;
}
