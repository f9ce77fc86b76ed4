/** The customer's mood in one record. */
import type { Sentiment } from "../model/interaction.ts";
import type { Lexicon } from "./lexicon.ts";
import type { ReadSignal } from "./reading.ts";

const OF_US =
  /\b(?:us|our|ours|we|we're|you|uns|unser\w*|wir|nous|notre|nos|nuestr\w+|nosotros|noss\w+|nos|vores|os|vi)\b/;
const OTHERS_CUTS = /\bcould be cut|contract could\b/;

/**
 * The customer's mood towards us, from what they praised and what they hold against us.
 *
 * @param signals of one interaction
 * @returns neutral when neither is told; a worry about their own affairs is not held against us
 */
export function moodOf(signals: ReadSignal[], lexicon: Lexicon): Sentiment {
  const praised = signals.some(
    (signal) =>
      (signal.kind === "appreciation" && signal.by === "customer") || signal.kind === "value",
  );
  const blamed = signals.some(
    (signal) => signal.kind === "concern" && isAboutUs(signal.quote.toLowerCase(), lexicon),
  );
  if (praised && blamed) return "mixed";
  if (praised) return "positive";
  return blamed ? "negative" : "neutral";
}

function isAboutUs(quote: string, lexicon: Lexicon): boolean {
  const flat = quote.normalize("NFKD").replace(/\p{M}/gu, "");
  if (!lexicon.ownWorry.test(flat)) return true;
  if (OTHERS_CUTS.test(flat)) return false;
  return OF_US.test(flat) || lexicon.ourWork.test(flat);
}
