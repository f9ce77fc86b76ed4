/** Finds the day of a past touch from the dates in its clause and sentence. */
import type { DateMention } from "./date-rule.ts";
import type { Day } from "./local-day.ts";
import type { Clause } from "./clauses.ts";
import type { AnnotatedText } from "./annotated-text.ts";

/** The day on which a past touch happened, as its clause or the rest of its sentence says. */
export function dayOf(clause: Clause, annotated: AnnotatedText): Day | null {
  const own = clause.dates.find((date) => isPastDay(date, annotated));
  if (own !== undefined) return own.past;
  const beside = annotated.dates.find(
    (date) =>
      date.start >= clause.sentence.start &&
      date.end <= clause.sentence.end &&
      isPastDay(date, annotated) &&
      isBare(date, clause, annotated),
  );
  return beside?.past ?? null;
}

function isPastDay(date: DateMention, annotated: AnnotatedText): boolean {
  return (
    !date.span &&
    !date.due &&
    date.lean !== "future" &&
    date.past !== null &&
    date.past <= annotated.today
  );
}

/** A date in a clause of a few words ("on the 23rd", "fri:") belongs to the touch told beside it. */
function isBare(date: DateMention, clause: Clause, annotated: AnnotatedText): boolean {
  const span = clause.sentence.clauses.find(
    ({ start, end }) => date.start >= start && date.end <= end,
  );
  if (span === undefined) return false;
  return annotated.normalized.flat.slice(span.start, span.end).split(" ").length <= 5;
}

/** @returns whether the clause is hardly more than a date */
export function isDateOnly(clause: Clause): boolean {
  const words = clause.flat.split(" ").length;
  return clause.dates.length > 0 && words <= 5 && clause.kind === null;
}
