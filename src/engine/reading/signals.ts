/** The signals of one record, with their quotes. */
import { SIGNALS } from "../model/signal.ts";
import type { DateMention } from "./date-rule.ts";
import { dateOf } from "./local-day.ts";
import { asWritten } from "./normalized-text.ts";
import type { ReadSignal } from "./reading.ts";
import type { Draft, Clause } from "./clauses.ts";
import type { AnnotatedText } from "./annotated-text.ts";

/** Clauses of one sentence that tell of one kind. */
type Group = { clauses: Clause[]; found: Draft["found"][number] };

/** Words that hang over from the sentence around a quote. */
const LEADING =
  /^(?:(?:and|but|so|then|also|though|although|that|because|only|plus|und|aber|dass|y|pero|que|et|mais|e|mas|og|men|at|anyway|yes|apparently),? )+/;
const TRAILING =
  /(?:[\s,;:.!?-]|\s(?:though|too|lah|la|lol|however|haha|as well|and|but|so|then|und|aber|y|pero|et|mais|e|mas|og|men)$)+$/;

/**
 * The signals of one record, one for each kind in a sentence, quoted letter for letter.
 *
 * @param draft the record in the making
 * @param annotated the marked reply
 */
export function signalsOf(draft: Draft, annotated: AnnotatedText): ReadSignal[] {
  const groups: Group[] = [];
  for (const found of draft.found) {
    const group = groups.find(
      (each) =>
        each.found.clause.sentence === found.clause.sentence &&
        each.found.kind.kind === found.kind.kind &&
        each.found.kind.by === found.kind.by,
    );
    if (group === undefined) groups.push({ clauses: [found.clause], found });
    else group.clauses.push(found.clause);
  }
  const kept = groups.filter(
    (group) => !isMoodAlone(group.found) || !groups.some((other) => isSaidBetter(other, group)),
  );
  return kept.flatMap(({ clauses, found }) => {
    const quote = quoteOf(annotated, clauses);
    if (quote === "") return [];
    const { kind, by } = found.kind;
    return {
      kind,
      quote,
      ...(found.contact === null ? {} : { contact: found.contact }),
      ...(by === null ? {} : { by }),
      ...(SIGNALS[kind].hasDueDay ? { dueOn: dueOf(annotated, clauses) } : {}),
    };
  });
}

/** "He rang, proper narked": the mood alone, in the words of the touch or in two or three of its own. */
function isMoodAlone({ clause, kind }: Draft["found"][number]): boolean {
  if (kind.kind !== "concern" && kind.kind !== "appreciation") return false;
  return clause.touch?.when === "past" || clause.flat.split(" ").length <= 3;
}

function isSaidBetter(other: Group, group: Group): boolean {
  const same =
    other.found.kind.kind === group.found.kind.kind && other.found.kind.by === group.found.kind.by;
  return other !== group && same && !isMoodAlone(other.found);
}

function quoteOf(annotated: AnnotatedText, clauses: Clause[]): string {
  let start = Math.min(...clauses.map((clause) => clause.start));
  let end = Math.max(...clauses.map((clause) => clause.end));
  const flat = annotated.normalized.flat.slice(start, end);
  start += LEADING.exec(flat)?.[0].length ?? 0;
  const rest = annotated.normalized.flat.slice(start, end);
  end -= TRAILING.exec(rest)?.[0].length ?? 0;
  return asWritten(annotated.normalized, start, end).trim();
}

function dueOf(annotated: AnnotatedText, clauses: Clause[]): string | null {
  const inside = clauses.flatMap((clause) => clause.dates);
  const [clause] = clauses;
  const around = annotated.dates.filter(
    (date) =>
      clause !== undefined &&
      date.start >= clause.start &&
      date.end <= clause.sentence.end &&
      date.due,
  );
  const sentence = clause?.sentence;
  const elsewhere = annotated.dates.filter(
    (date) =>
      sentence !== undefined &&
      date.start >= sentence.start &&
      date.end <= sentence.end &&
      date.due,
  );
  const isAhead = ({ span, lean, future }: DateMention) =>
    !span && lean !== "past" && future !== null && future >= annotated.today;
  const own = inside.filter(isAhead);
  const due = own.find((date) => date.due) ?? own[0] ?? [...around, ...elsewhere].find(isAhead);
  return due?.future === undefined || due.future === null ? null : dateOf(due.future);
}
