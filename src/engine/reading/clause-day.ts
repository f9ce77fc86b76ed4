/** Finds the day of a past touch from the dates in its clause and sentence. */
import { mayLieAhead } from "./date-rule.ts";
import type { DateMention } from "./date-rule.ts";
import type { Day } from "./local-day.ts";
import type { Clause } from "./clauses.ts";
import { within, type AnnotatedText } from "./annotated-text.ts";
import type { TextSpan } from "./sentences.ts";
import { customersOf } from "./clause-customers.ts";

/** The day on which a past touch happened, as its clause or the rest of its sentence says; null when the words leave it open. */
export function dayOf(clause: Clause, annotated: AnnotatedText): Day | null {
  const own = clause.dates.filter((date) => isPastDay(date, annotated));
  const [first] = own;
  if (first !== undefined) {
    const isOneDay = own.every(({ past }) => past === first.past);
    return isOneDay || customersOf(clause).length < 2 ? first.past : null;
  }
  const beside = annotated.dates.find(
    (date) =>
      date.start >= clause.sentence.start &&
      date.end <= clause.sentence.end &&
      isPastDay(date, annotated) &&
      isBare(date, clause, annotated),
  );
  return beside?.past ?? null;
}

/** @returns whether the words leave a day for a touch: not due, not ahead, not given to something else */
export function isPastDay(date: DateMention, annotated: AnnotatedText): boolean {
  const { flat } = annotated.normalized;
  return (
    !date.span &&
    !date.due &&
    date.lean !== "future" &&
    date.past !== null &&
    date.past <= annotated.today &&
    !mayLieAhead(date, annotated.today) &&
    !/[a-z]: $/.test(flat.slice(Math.max(0, date.start - 3), date.start)) &&
    !/^'s [a-z]/.test(flat.slice(date.end, date.end + 4)) &&
    (date.past === annotated.today || !isElsewhere(date))
  );
}

/** "Since Monday", "about the visit on the 3rd"; what was about something "yesterday" was yesterday all the same. */
const isElsewhere = ({ from, lean, elsewhere }: DateMention): boolean =>
  from !== null || (lean === "open" && elsewhere);

/** A date beside names or a few small words ("on the 23rd", "fri:", "and Bo at Acme on Friday") belongs to the touch told beside it. */
function isBare(date: DateMention, { sentence }: Clause, annotated: AnnotatedText): boolean {
  const span = sentence.clauses.find(({ start, end }) => date.start >= start && date.end <= end);
  if (span === undefined || span.end - date.end > REST) return false;
  const names = [...annotated.mentions, ...annotated.newcomers];
  return within(annotated.tokens, { start: span.start, end: date.start }).every(
    ({ start, end, word }) =>
      annotated.lexicon.aroundADay.has(word) ||
      names.some((name) => name.start <= start && name.end >= end),
  );
}

/** @returns whether the clause is hardly more than a date */
export function isDateOnly(clause: Clause): boolean {
  const [date] = clause.dates;
  return date !== undefined && clause.kinds.length === 0 && isAlone(date, clause);
}

/** How many characters may follow a day that stands alone: three short words. */
const REST = 20;

/** Nothing stands around the date that could have it for itself. */
const isAlone = (date: DateMention, { start, end }: TextSpan): boolean =>
  start >= date.leadIn && end - date.end <= REST;
