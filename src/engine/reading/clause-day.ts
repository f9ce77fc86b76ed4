import type { DateMention } from "./date-rule.ts";
import type { Day } from "./local-day.ts";
import type { Clause } from "./told-clauses.ts";
import type { AnnotatedText } from "./annotated-text.ts";

/** The day on which a past touch happened, as its clause or the rest of its sentence says. */
export function dayOf(told: Clause, scene: AnnotatedText): Day | null {
  const own = told.dates.find((date) => isPastDay(date, scene));
  if (own !== undefined) return own.past;
  const beside = scene.dates.find(
    (date) =>
      date.start >= told.sentence.start &&
      date.end <= told.sentence.end &&
      isPastDay(date, scene) &&
      isBare(date, told, scene),
  );
  return beside?.past ?? null;
}

function isPastDay(date: DateMention, scene: AnnotatedText): boolean {
  return (
    !date.span &&
    !date.due &&
    date.lean !== "future" &&
    date.past !== null &&
    date.past <= scene.today
  );
}

/** A date in a clause of a few words ("on the 23rd", "fri:") belongs to the touch told beside it. */
function isBare(date: DateMention, told: Clause, scene: AnnotatedText): boolean {
  const clause = told.sentence.clauses.find(
    ({ start, end }) => date.start >= start && date.end <= end,
  );
  if (clause === undefined) return false;
  return scene.plain.flat.slice(clause.start, clause.end).split(" ").length <= 5;
}

/** @returns whether the clause is hardly more than a date */
export function isDateOnly(told: Clause): boolean {
  const words = told.flat.split(" ").length;
  return told.dates.length > 0 && words <= 5 && told.kind === null;
}
