/** Gives each clause its acts, and the touch and kinds of signals that follow from them. */
import type { AnnotatedText } from "./annotated-text.ts";
import { featuresOf } from "./clause-features.ts";
import { type Clause, unscoredClausesOf } from "./clauses.ts";
import type { ResolvedMention } from "./resolve-mentions.ts";
import { kindsIn, weighTouch } from "./weigh-acts.ts";

/** Single letters and punctuation carry no statement. */
const WORD = /[a-z]{2}|\p{Extended_Pictographic}/u;

/** @returns every clause of the reply, in order, with its names, dates, acts, touch and kinds */
export function clausesOf(annotated: AnnotatedText, names: ResolvedMention[]): Clause[] {
  const clauses = unscoredClausesOf(annotated, names);
  const features = featuresOf(clauses, annotated);
  return clauses.map((clause, at) => {
    const acts = annotated.lexicon.scoreActs(features[at] ?? []);
    const isAsked = clause.sentence.question || !WORD.test(clause.flat);
    return {
      ...clause,
      acts,
      touch: isAsked ? null : weighTouch(clause, acts),
      kinds: isAsked ? [] : kindsIn(acts, clause, annotated.lexicon),
    };
  });
}
