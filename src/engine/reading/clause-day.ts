/** Finds the day of a past touch from the dates in its clause and sentence. */
import { mayLieAhead } from "./date-rule.ts";
import type { DateMention } from "./date-rule.ts";
import type { Day } from "./local-day.ts";
import type { Clause } from "./clauses.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { customersOf } from "./clause-customers.ts";

/** What a day belongs to that stands right before it: "about the visit on", "from", "since". */
const OF_SOMETHING_ELSE = new RegExp(
  String.raw`\b(?:about|abt|re|regarding|concerning|for|wegen|bezuglich|sobre|concernant|om)` +
    String.raw` (?:the |our |their|his |her |der |die |das |den |la |el |le |les |a |o )?(?:[a-z-]+ ){1,2}(?:on |of |at |am ` +
    String.raw`|vom |del? |du |do |da |den )?(?:the |le |el )?$|` +
    String.raw`\b(?:about|abt|re|regarding|from|since|starting|as of|effective|until|seit|ab|ab dem|depuis|des` +
    String.raw`|a partir d[eu]|desde|since the|from the|as of the|now|new date|moved to|move to|to)` +
    String.raw`[: ]{1,2}(?:on |the |le |el |o )?$`,
);

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

function isPastDay(date: DateMention, annotated: AnnotatedText): boolean {
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
    !(date.lean === "open" && date.past < annotated.today && isOfSomethingElse(flat, date))
  );
}

const isOfSomethingElse = (flat: string, { start }: DateMention): boolean =>
  OF_SOMETHING_ELSE.test(flat.slice(Math.max(0, start - 48), start));

/** A date in a clause of a few words ("on the 23rd", "fri:") belongs to the touch told beside it. */
function isBare(date: DateMention, clause: Clause, annotated: AnnotatedText): boolean {
  const span = clause.sentence.clauses.find(
    ({ start, end }) => date.start >= start && date.end <= end,
  );
  if (span === undefined) return false;
  const { flat } = annotated.normalized;
  return isSmall(flat.slice(span.start, date.start), flat.slice(date.end, span.end));
}

/** @returns whether the clause is hardly more than a date */
export function isDateOnly(clause: Clause): boolean {
  const [date] = clause.dates;
  if (date === undefined || clause.kind !== null) return false;
  return isSmall(
    clause.flat.slice(0, date.start - clause.start),
    clause.flat.slice(date.end - clause.start),
  );
}

/** Words around a date that tell of nothing which could have the date for itself. */
function isSmall(before: string, after: string): boolean {
  return SMALL.test(before.trim()) && after.trim().split(/\s+/).length <= 3;
}
const SMALL = new RegExp(
  String.raw`^(?:(?:on|the|at|in|it|was|this|both|all|and|yes|yep|also|again|back|around|early|late|am|um|den|das|war|le` +
    String.raw`|la|el|a|o|na|no|em|fue|c'etait|oui|si|sim|ja|med|pa|i|only|just|first|busy|long|field|day|tour|calls|visits` +
    String.raw`|two|three)[ ,:]*){0,5}$`,
);
