/** Finds what a reply asks of the coach itself. */
import { controlOf, isSkip } from "./controls.ts";
import { dateOf } from "./local-day.ts";
import type { ControlKind, Reading } from "./reading.ts";
import type { Clause } from "./clauses.ts";
import type { AnnotatedText } from "./annotated-text.ts";

/** What a reply asks of the coach itself, and the clauses that ask it: they tell nothing of a customer. */
export type Instruction = { control: Reading["control"]; skip: boolean; spent: Set<Clause> };

/**
 * @param annotated the marked reply
 * @param clauses its clauses
 * @returns the first instruction to the coach, and whether the rep passes on the nudge
 */
export function instructionOf(annotated: AnnotatedText, clauses: Clause[]): Instruction {
  const { lexicon } = annotated;
  let skip = false;
  let control: Reading["control"] = null;
  const spent = new Set<Clause>();
  const tellsTouch = clauses.some(({ touch }) => touch?.when === "past");
  const tellsNews = clauses.some(
    ({ subject, flat }) => subject === "customer" && !lexicon.coach.test(flat),
  );
  const isQuiet = !tellsTouch && !clauses.some(({ kind }) => kind !== null);
  const allowed = (kind: ControlKind | null) => {
    if (kind === "stop") return tellsTouch ? null : kind;
    return (kind === "undo" || kind === "resume") && (tellsTouch || tellsNews) ? null : kind;
  };
  for (const sentence of annotated.sentences) {
    const flat = unquoted(annotated.normalized.flat.slice(sentence.start, sentence.end));
    const own = clauses.filter((clause) => clause.sentence === sentence);
    const orderIn = ({ start, flat: words }: Clause) => {
      const namedAt = annotated.mentions.map((mention) => mention.start - start);
      return allowed(
        controlOf({ flat: unquoted(words), clauseStarts: [0], namedAt, isQuiet }, lexicon),
      );
    };
    const asking = own.filter((clause) => orderIn(clause) !== null);
    const [first] = asking;
    const clauseStarts = own.map(({ start }) => start - sentence.start);
    const namedAt = annotated.mentions.map((mention) => mention.start - sentence.start);
    const kind =
      allowed(controlOf({ flat, clauseStarts, namedAt, isQuiet }, lexicon)) ??
      (first === undefined ? null : orderIn(first));
    const passing = own.filter((clause) => isSkip(unquoted(clause.flat), lexicon));
    const passes = isSkip(flat, lexicon) || passing.length > 0;
    if (kind === null && !passes) continue;
    if (kind === null) skip = true;
    else control ??= { kind, from: null, until: untilOf(kind, sentence, annotated) };
    const hasNews = own.some(({ touch, kind: news }) => touch?.when === "past" && news === null);
    for (const each of hasNews ? [...asking, ...passing] : own) spent.add(each);
  }
  return { control, skip, spent };
}

/** Words in quotation marks are somebody's words, and no instruction. */
function unquoted(flat: string): string {
  return flat.replace(/"[^"]{3,300}"|(?<![a-z])'[^'"]{12,300}'(?![a-z])/g, (words) =>
    " ".repeat(words.length),
  );
}

function untilOf(
  kind: NonNullable<Reading["control"]>["kind"],
  sentence: { start: number; end: number },
  annotated: AnnotatedText,
): string | null {
  if (kind !== "snooze" && kind !== "pause") return null;
  const ahead = annotated.dates.filter(
    (date) => date.lean !== "past" && date.future !== null && date.future >= annotated.today,
  );
  const own = ahead.filter((date) => date.start >= sentence.start && date.end <= sentence.end);
  const dates = own.length > 0 ? own : ahead;
  const best =
    dates.find((date) => date.due && !date.span) ??
    dates.findLast((date) => !date.span) ??
    dates.find((date) => date.due) ??
    dates.at(-1);
  return best?.future === undefined || best.future === null ? null : dateOf(best.future);
}
