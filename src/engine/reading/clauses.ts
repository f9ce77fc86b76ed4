/** Gives each clause its names, dates, touch, subject and kind of signal. */
import type { Channel } from "../model/interaction.ts";
import type { ActScores } from "./acts.ts";
import type { Sentence, TextSpan } from "./sentences.ts";
import type { DateMention } from "./date-rule.ts";
import { mayLieAhead } from "./date-rule.ts";
import { kindOf } from "./kinds.ts";
import type { ClauseKind, Subject } from "./kinds.ts";
import type { Day } from "./local-day.ts";
import type { Lexicon } from "./lexicon.ts";
import { isUnrealIn, touchOf } from "./touches.ts";
import type { ClauseTouch } from "./touches.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { within } from "./annotated-text.ts";
import type { ResolvedMention } from "./resolve-mentions.ts";

/** A clause with all that is known of it. */
export type Clause = TextSpan & {
  sentence: Sentence;
  flat: string;
  mentions: ResolvedMention[];
  newcomers: string[];
  dates: DateMention[];
  touch: ClauseTouch | null;
  subject: Subject;
  /** the kinds of signals in it, the likeliest first */
  kinds: ClauseKind[];
  /** what the word lists alone make of it */
  byRules: {
    touch: ClauseTouch | null;
    kind: ClauseKind | null;
    /** they find it denied or only imagined */
    unreal: boolean;
  };
  /** how likely it says or does each thing that a clause can */
  acts: ActScores;
};

/** A clause before it is scored. */
export type UnscoredClause = Omit<Clause, "acts" | "touch" | "kinds">;

/** One record in the making. */
export type Draft = {
  customer: string;
  channel: Channel | null;
  day: Day | null;
  contacts: Set<string>;
  newContacts: Set<string>;
  found: { clause: Clause; kind: ClauseKind; contact: string | null }[];
  /** what was said while it was spoken of */
  clauses: Set<Clause>;
  /** the clauses that tell the touch; none where something was only learned */
  touches: Clause[];
};

/** @returns the clauses before the classifier has seen them */
export function unscoredClausesOf(
  annotated: AnnotatedText,
  names: ResolvedMention[],
): UnscoredClause[] {
  const marks = names.map((mention) => ({
    mentions: mention,
    start: mention.at.start,
    end: mention.at.end,
  }));
  const { lexicon } = annotated;
  const clauses: UnscoredClause[] = [];
  for (const sentence of annotated.sentences) {
    const whole = annotated.normalized.flat.slice(sentence.start, sentence.end);
    let subject: Subject | null = null;
    for (const clause of sentence.clauses) {
      const flat = annotated.normalized.flat.slice(clause.start, clause.end);
      const mentions = within(marks, clause).map((mark) => mark.mentions);
      subject = subjectOf(flat, clause, mentions, subject, lexicon);
      clauses.push({
        ...clause,
        sentence,
        flat,
        mentions,
        newcomers: within(annotated.newcomers, clause).flatMap(({ name, ours }) =>
          ours ? [] : [name],
        ),
        dates: within(annotated.dates, clause),
        byRules: {
          unreal: isUnrealIn(flat, whole, lexicon),
          touch: sentence.question
            ? null
            : touchOf(withoutCustomers(annotated, clause, mentions), whole, {
                subject,
                ahead: within(annotated.dates, clause).some(
                  (date) =>
                    !date.due &&
                    !date.span &&
                    (date.lean === "future" || mayLieAhead(date, annotated.today)),
                ),
                lexicon,
              }),
          kind:
            sentence.question || NO_REPLY.test(flat)
              ? null
              : kindOf(
                  flat,
                  {
                    subject,
                    language: annotated.language ?? "en",
                    stranger: hasStranger(annotated, clause),
                  },
                  lexicon,
                ),
        },
        subject,
      });
    }
  }
  return clauses;
}

/** The clause with `@` for each customer's name, as long as it was. */
function withoutCustomers(
  annotated: AnnotatedText,
  clause: TextSpan,
  mentions: ResolvedMention[],
): string {
  let flat = annotated.normalized.flat.slice(clause.start, clause.end);
  for (const { start } of within(annotated.newcomers, clause))
    if (NAMED_SO.test(flat.slice(0, start - clause.start)))
      flat = `${flat.slice(0, start - clause.start - 7)}named  ${flat.slice(start - clause.start)}`;
  for (const { is, at } of mentions.toReversed())
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
function hasStranger(annotated: AnnotatedText, clause: TextSpan): boolean {
  if (annotated.language === "de") return false;
  const { isPlainWord, pronounLike } = annotated.lexicon;
  const known = [...annotated.mentions, ...annotated.newcomers, ...annotated.dates];
  return within(annotated.tokens, clause).some(
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
  clause: TextSpan,
  mentions: ResolvedMention[],
  before: Subject | null,
  { usFirst, usVerb, customerFirst, customerVerb }: Lexicon,
): Subject {
  if (usFirst.test(flat)) return "us";
  const [first] = mentions;
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
