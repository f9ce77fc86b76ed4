import type { Channel } from "../model/interaction.ts";
import type { Sentence, Span } from "./clauses.ts";
import type { DateMention } from "./dates.ts";
import { kindOf } from "./kinds.ts";
import type { ClauseKind, Subject } from "./kinds.ts";
import type { Day } from "./local-day.ts";
import { isPlainWord } from "./everyday-words.ts";
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

const US_FIRST =
  /^(?:(?:and|but|so|then|also|anyway|ok|yes|well|und|dann|dabei|y|et|e|og|meanwhile|in return|separately|afterwards|after that)[ ,]{1,3}){0,6}(?:i|i'm|im|i've|ive|i'll|ill|i'd|we|we're|we've|we'll|we'd|my|our|me|ich|wir|mein\w*|unser\w*|je|j'\S*|nous|on|yo|nosotros|hemos|he\b(?= (?:prometido|hablado|quedado))|eu|nos|a gente|jeg|vi|vores|min)\b/;
const CUSTOMER_FIRST =
  /^(?:(?:and|but|so|then|also|anyway|yes|well|only|now|und|aber|y|pero|et|mais|e|mas|og|men)[ ,]{1,3}){0,6}(?:he|she|they|he's|she's|they're|hes|shes|theyre|they've|he'll|she'll|they'll|he'd|she'd|they'd|his|her|their|er|sie|ihr\w*|il|elle|ils|elles|leur\w*|son|sa|ses|el|ella|ellos|ellas|su|sus|ele|ela|eles|elas|seu|sua|seus|suas|han|hun|de|deres|hans|hendes|everyone|the (?:customer|client|team|board|boss|cfo|ceo|owner|buyer|plant|hospital|school|bank|department))\b/;
const US_VERB =
  /^(?:(?:and|but|so|then|also|und|y|et|e|og) ){0,6}(?:promised?(?! (?:me|us))|told|thanked (?!me|us)|said (?:i|we|sorry|thanks)|apologi[sz]ed|agreed to (?:send|get|give|deliver|provide|prepare)|offered (?:him|her|them|to)|will\b|going to|gonna|gunna|need to|must|have to|gotta|sending|owe|let (?:him|her|them)|assured|confirmed to|replaced|explained|showed|presented|pitched|asked (?:him|her|them)|habe|haben|werde|schicke|sende|j'ai|prometi|promis|le (?:dije|envio|mando|prometi)|vou|vamos|lovede|har lovet|sender)\b/;
const THEM_VERB =
  /^(?:(?:and|but|so|then|also|und|y|et|e|og) ){0,6}(?:wants?|wanted|needs?|needed|asks?|asked|asking|says?|said|thinks?|thought|finds?|found|likes?|loves?|loved|hates?|is|are|was|were|has|have|had|seems?|sounds?|sounded|complain\w*|worr\w*|prais\w*|mentioned|keeps?|would|can|could|hopes?|wish\w*|requested|looking|thanked (?:me|us)|promised (?:me|us)|happy|unhappy|very|super|really|not|will (?:sign|decide|order|send|let us))\b/;

/** @returns every clause of the reply, in order, with its names, dates, touch and kind */
export function clausesOf(scene: AnnotatedText, names: Named[]): Clause[] {
  const marks = names.map((named) => ({ named, start: named.at.start, end: named.at.end }));
  const tellings: Clause[] = [];
  for (const sentence of scene.sentences) {
    const whole = scene.plain.flat.slice(sentence.start, sentence.end);
    let subject: Subject | null = null;
    for (const clause of sentence.clauses) {
      const flat = scene.plain.flat.slice(clause.start, clause.end);
      const named = within(marks, clause).map((mark) => mark.named);
      subject = subjectOf(flat, clause, named, subject);
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
        }),
        subject,
        kind:
          sentence.question || NO_REPLY.test(flat)
            ? null
            : kindOf(flat, {
                subject,
                language: scene.language ?? "en",
                stranger: hasStranger(scene, clause),
              }),
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
const NO_REPLY =
  /\b(?:he|she|they|[a-z]+) (?:never|hasn'?t|didn'?t|haven'?t|still hasn'?t|yet to) (?:called|replied|answered|respond(?:ed)?|got back|picked up|call(?: me)? back|reply|answer|pick up|showed up|turned up)\b(?!.*\b(?:us|our)\b)/;
/** "A new COO called Dennis" tells of no call. */
const NAMED_SO = /(?<!\b(?:i|we|he|she|they|and|just|then)) called $/;

/** An unknown name that is no person's: another company, most likely. */
function hasStranger(scene: AnnotatedText, clause: Span): boolean {
  if (scene.language === "de") return false;
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
        PRONOUN_LIKE.test(token.base)
      ) &&
      !isPlainWord(token.base) &&
      !known.some((mark) => mark.start <= token.start && mark.end >= token.end),
  );
}

const PRONOUN_LIKE =
  /^(?:he|she|they|it|i|im|ive|we|the|a|an|his|her|their|our|my|and|but|so|then|also|told|wants?|said|says|spoke|met|had|saw|called|il|elle|ils|je|nous|on|el|ella|ellos|la|los|las|le|les|des|un|une|una|uno|o|os|as|ele|ela|eles|nos|eu|de|hun|han|jeg|vi|pas|muy|muito|tres)$/;

function subjectOf(flat: string, clause: Span, named: Named[], before: Subject | null): Subject {
  if (US_FIRST.test(flat)) return "us";
  const [first] = named;
  if (first !== undefined && first.at.start - clause.start < 6) return "customer";
  if (CUSTOMER_FIRST.test(flat)) return "customer";
  if (US_VERB.test(flat) && before !== "customer") return "us";
  if (THEM_VERB.test(flat))
    return before === "us" && /^(?:and |also )?(?:promised|told|thanked)/.test(flat)
      ? "us"
      : "customer";
  if (US_VERB.test(flat))
    return /^(?:promised|told|thanked|apolog|offered)/.test(flat) ? "us" : (before ?? "us");
  return "thing";
}
