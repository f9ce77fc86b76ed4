/** The customer's mood in one record. */
import type { Sentiment } from "../model/interaction.ts";
import type { Clause, Draft } from "./clauses.ts";
import type { Lexicon } from "./lexicon.ts";
import { does } from "./weigh-acts.ts";

const OF_US =
  /\b(?:us|our|ours|we|we're|you|uns|unser\w*|wir|nous|notre|nos|nuestr\w+|nosotros|noss\w+|nos|vores|os|vi)\b/;

/** A worry as likely as this is told in earnest. */
const SURE_FROM = 0.5;

/** @returns the customer's mood towards us, from what its clauses tell; a worry about their own affairs is not held against us */
export function moodOf({ clauses }: Draft, lexicon: Lexicon): Sentiment {
  const all = [...clauses];
  const pleased = all.some(({ acts }) => does(acts, "pleased"));
  const cross = all.some(
    (clause) =>
      isAboutUs(clause, lexicon) &&
      (does(clause.acts, "cross") || clause.acts.concern >= SURE_FROM),
  );
  if (pleased) return cross ? "mixed" : "positive";
  return cross ? "negative" : "neutral";
}

/** @returns whether anything that is told could be held against us: not a worry about their own affairs alone */
export function mayBeCross({ clauses }: Draft, lexicon: Lexicon): boolean {
  return [...clauses].some(
    (clause) =>
      isAboutUs(clause, lexicon) && Math.max(clause.acts.cross, clause.acts.concern) >= HINTED_FROM,
  );
}

/** Concern scores below this are noise. */
const HINTED_FROM = 0.05;

function isAboutUs({ flat }: Clause, lexicon: Lexicon): boolean {
  return !lexicon.ownWorry.test(flat) || OF_US.test(flat) || lexicon.ourWork.test(flat);
}
