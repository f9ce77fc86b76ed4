/** The days of a pause: when the rep is away, or wants no nudges, and from when on they may come again. */
import { type AnnotatedText, within } from "./annotated-text.ts";

import type { DateMention } from "./date-rule.ts";
import { dateOf } from "./local-day.ts";
import { findOrder, type OrderPattern, orderPattern } from "./order-pattern.ts";
import { type OrderView, sentenceStart } from "./order-view.ts";
import type { Reading } from "./reading.ts";
import type { TextSpan } from "./sentences.ts";

type Days = Pick<NonNullable<Reading["control"]>, "from" | "until">;
export const NO_DAYS: Days = { from: null, until: null };

/** The rep is the subject, or nobody is: "Karen is on holiday" is news of Karen. */
const AWAY = [
  "^ lead|i|date|from|until* off",
  "^^ lead|date|from|until* away|gone lead|date|from|until* $",
  "^ lead* i lead|i|date|from|until* away ~3 date|from|until",
  "^ lead* i lead|i|date|from|until* away soft* $",
  "^ lead* i lead|i|date|from|until* gone fill* date|from|until",
  "^ lead* i lead|i|date|from|until* gone soft* $",
  "^ lead|i|date|from|until* return lead* date",
];
/** Nobody is away for being busy, unless for a stretch of days. */
const BUSY = [
  "^^ lead|date|from|until* busy lead|date|from|until* $",
  "^ lead* i lead|i|date|from|until* busy lead|date|from|until* $",
];

const [away, busy] = [AWAY, BUSY].map((patterns) => patterns.map((each) => orderPattern(each)));
const someone = orderPattern("they|person|stranger|company");
const they = orderPattern("they");
const ourselves = orderPattern("i");

/**
 * The words by which the rep says that they are away, with their days.
 *
 * @returns null when they don't, or name no day
 */
export function absenceIn(view: OrderView, annotated: AnnotatedText): (TextSpan & Days) | null {
  return awayIn(away ?? [], view, annotated) ?? awayIn(busy ?? [], view, annotated);
}

/** "Leave starts Monday! I'm back on 1 March": the days of all sentences that say so. */
function awayIn(
  patterns: readonly OrderPattern[],
  view: OrderView,
  annotated: AnnotatedText,
): (TextSpan & Days) | null {
  const found = patterns.flatMap((pattern) => {
    const span = findOrder(pattern, view);
    if (span === null || isOfAnother(span.start, view)) return [];
    const start = view.tokens[span.start]?.start ?? 0;
    return [{ start, end: view.tokens[span.end - 1]?.end ?? start }];
  });
  if (found.length === 0) return null;
  const start = Math.min(...found.map((each) => each.start));
  const end = Math.max(...found.map((each) => each.end));
  const last = annotated.sentences.find((each) => each.start < end && each.end >= end);
  const first = annotated.sentences.find((each) => each.start <= start && each.end > start);
  const days = pauseDays({ start: first?.start ?? start, end: last?.end ?? end }, annotated, view);
  const isLong = within(annotated.dates, { start, end }).some(({ to }) => to !== null);
  if (days.until === null || days.until <= (dateOf(annotated.today) ?? "")) return null;
  return patterns === busy && !isLong ? null : { start, end, ...days };
}

/** Somebody else is named before in the same sentence, or spoken of in it where the rep is not. */
function isOfAnother(at: number, view: OrderView): boolean {
  const sentence = sentenceStart(at, view);
  const other = findOrder(someone, view, sentence);
  if (other !== null && other.start <= at + 2) return true;
  // "On sick leave until May, poor thing": whoever says that of themselves says "I".
  const told = findOrder(they, view, sentence);
  const isOurs = findOrder(ourselves, view, sentence) !== null;
  return !isOurs && told !== null && sentenceStart(told.start, view) === sentence;
}

/**
 * When a pause begins and when nudges may come again, by the days that stand in a stretch of the text, else anywhere in it.
 * A single day is over on the next, unless the words lead up to it ("till", "back on"); from today on is from now on.
 */
export function pauseDays(span: TextSpan, annotated: AnnotatedText, view: OrderView): Days {
  const { today } = annotated;
  const dates = datesAt(span, annotated).filter((date) => !isMomentAgo(date, view));
  const first = dates[0];
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return NO_DAYS;
  const from = first.from ?? (first.until === null ? first.future : null);
  const end = dates.findLast((date) => date.until !== null);
  const open = end === undefined && last.from !== null && last.to === null;
  const until = end ? end.until : open || last.future === null ? null : last.future + 1;
  return {
    from: from === null || from <= today ? null : dateOf(from),
    until: until === null ? null : dateOf(until),
  };
}

/** "Just got off the phone": the day of something that is over. */
function isMomentAgo({ start }: DateMention, { tokens, reaches }: OrderView): boolean {
  const at = tokens.findIndex((token) => token.start >= start);
  return reaches[at]?.some(({ kind }) => kind === "just") === true;
}

/** The day on which the nudge may come again: "ask me on Friday", "not before the 3rd". */
export function snoozeDay(span: TextSpan, annotated: AnnotatedText): string | null {
  const dates = datesAt(span, annotated);
  const after = dates.find((date) => date.start >= span.start) ?? dates.at(-1);
  if (after === undefined) return null;
  const { until, from, to, future } = after;
  const day = to === null ? (until ?? future) : from;
  return day === null ? null : dateOf(day);
}

/** The days ahead within the stretch, or all of the text's where it holds none. */
function datesAt(span: TextSpan, { dates, today }: AnnotatedText): DateMention[] {
  const ahead = dates.filter(
    ({ lean, future }) => lean !== "past" && future !== null && future >= today,
  );
  const own = ahead.filter(({ start, end }) => start >= span.start && end <= span.end);
  return own.length > 0 ? own : ahead;
}
