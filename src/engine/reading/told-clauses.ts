import type { Channel } from "../model/interaction.ts";
import type { Sentence, Span } from "./clauses.ts";
import type { DateMention } from "./date-rule.ts";
import { kindOf } from "./kinds.ts";
import type { ClauseKind, Subject } from "./kinds.ts";
import type { Day } from "./local-day.ts";
import type { Lexicon } from "./lexicon.ts";
import { touchOf } from "./touches.ts";
import type { Touch } from "./touches.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { within } from "./annotated-text.ts";
import type { Named } from "./resolve-mentions.ts";

/** A clause with all that is known of it. */
export type Clause = Span & {
  sentence: Sentence;
  flat: string;
  named: Named[];
  newcomers: string[];
  dates: DateMention[];
  touch: Touch | null;
  subject: Subject;
  kind: ClauseKind | null;
};

/** One record in the making. */
export type Draft = {
  customer: string;
  channel: Channel | null;
  day: Day | null;
  contacts: Set<string>;
  newContacts: Set<string>;
  found: { told: Clause; kind: ClauseKind; contact: string | null }[];
};

/** @returns every clause of the reply, in order, with its names, dates, touch and kind */
export function clausesOf(scene: AnnotatedText, names: Named[]): Clause[] {
  const marks = names.map((named) => ({ named, start: named.at.start, end: named.at.end }));
  const { lexicon } = scene;
  const tellings: Clause[] = [];
  for (const sentence of scene.sentences) {
    const whole = scene.plain.flat.slice(sentence.start, sentence.end);
    let subject: Subject | null = null;
    for (const clause of sentence.clauses) {
      const flat = scene.plain.flat.slice(clause.start, clause.end);
      const named = within(marks, clause).map((mark) => mark.named);
      subject = subjectOf(flat, clause, named, subject, lexicon);
      tellings.push({
        ...clause,
        sentence,
        flat,
        named,
        newcomers: within(scene.newcomers, clause).flatMap(({ name, ours }) =>
          ours ? [] : [name],
        ),
        dates: within(scene.dates, clause),
        touch: touchOf(withoutCustomers(scene, clause, named), whole, {
          subject,
          ahead: within(scene.dates, clause).some(
            (date) => date.lean === "future" && !date.due && !date.span,
          ),
          lexicon,
        }),
        subject,
        kind:
          sentence.question || NO_REPLY.test(flat)
            ? null
            : kindOf(
                flat,
                {
                  subject,
                  language: scene.language ?? "en",
                  stranger: hasStranger(scene, clause),
                },
                lexicon,
              ),
      });
    }
  }
  return tellings;
}

/** The clause with `@` for each customer's name, as long as it was. */
function withoutCustomers(scene: AnnotatedText, clause: Span, named: Named[]): string {
  let flat = scene.plain.flat.slice(clause.start, clause.end);
  for (const { start } of within(scene.newcomers, clause))
    if (NAMED_SO.test(flat.slice(0, start - clause.start)))
      flat = `${flat.slice(0, start - clause.start - 7)}named  ${flat.slice(start - clause.start)}`;
  for (const { is, at } of named.toReversed())
    if (is === "company")
      flat = `${flat.slice(0, at.start - clause.start)}@${flat.slice(at.end - clause.start)}`;
  return flat;
}

/** Their silence towards us is no news. */
const NO_REPLY = new RegExp(
  String.raw`\b(?:he|she|they|[a-z]+) (?:never|hasn'?t|didn'?t|haven'?t|still hasn'?t|yet to)` +
    String.raw` (?:called|replied|answered|respond(?:ed)?|got back|picked up|call(?: me)? back|reply|answer|pick up|showed up|turned up)\b(?!.*\b(?:us|our)\b)`,
);
/** "A new COO called Dennis" tells of no call. */
const NAMED_SO = /(?<!\b(?:i|we|he|she|they|and|just|then)) called $/;

/** An unknown name that is no person's: another company, most likely. */
function hasStranger(scene: AnnotatedText, clause: Span): boolean {
  if (scene.language === "de") return false;
  const { isPlainWord, pronounLike } = scene.lexicon;
  const known = [...scene.mentions, ...scene.newcomers, ...scene.dates];
  return within(scene.tokens, clause).some(
    (token) =>
      token.capital &&
      token.base.length > 1 &&
      !(token.first && isPlainWord(token.base)) &&
      !(
        token.first &&
        !token.capitals &&
        token.start === clause.start &&
        pronounLike.test(token.base)
      ) &&
      !isPlainWord(token.base) &&
      !known.some((mark) => mark.start <= token.start && mark.end >= token.end),
  );
}

function subjectOf(
  flat: string,
  clause: Span,
  named: Named[],
  before: Subject | null,
  { usFirst, usVerb, customerFirst, customerVerb }: Lexicon,
): Subject {
  if (usFirst.test(flat)) return "us";
  const [first] = named;
  if (first !== undefined && first.at.start - clause.start < 6) return "customer";
  if (customerFirst.test(flat)) return "customer";
  if (usVerb.test(flat) && before !== "customer") return "us";
  if (customerVerb.test(flat))
    return before === "us" && /^(?:and |also )?(?:promised|told|thanked)/.test(flat)
      ? "us"
      : "customer";
  if (usVerb.test(flat))
    return /^(?:promised|told|thanked|apolog|offered)/.test(flat) ? "us" : (before ?? "us");
  return "thing";
}
