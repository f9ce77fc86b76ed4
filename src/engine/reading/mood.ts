import type { Sentiment } from "../model/interaction.ts";
import type { ReadSignal } from "./reading.ts";

const OF_US =
  /\b(?:us|our|ours|we|we're|you|uns|unser\w*|wir|nous|notre|nos|nuestr\w+|nosotros|noss\w+|nos|vores|os|vi)\b/;
const WORRY =
  /\b(?:worr\w+|woried|concern\w*|nervous|anxious|afraid|scared|fear\w*|fret\w*|sweating|uneasy|stress\w*|unsure|doubt\w*|losing sleep|sorge\w*|besorgt|angst|befurcht\w*|nervos|preocup\w+|inquiet\w*|nervios\w*|miedo|peur|craint\w*|soucieu\w*|receia|receio|medo|bekymr\w*|under pressure)\b/;
const WORK_OF_OURS =
  /\b(?:pric\w+|rates?|lead times?|deliver\w+|service|support|invoic\w+|quality|staffing|lieferzeit\w*|preis\w*|rechnung\w*|qualitat|prix|delais?|livraison\w*|facture\w*|precio\w*|plazo\w*|entrega\w*|factura\w*|preco\w*|prazo\w*|fatura\w*|pris\w*|levering\w*)\b/;
const OTHERS_CUTS = /\bcould be cut|contract could\b/;

/**
 * The customer's mood towards us, from what they praised and what they hold against us.
 *
 * @param signals of one interaction
 * @returns neutral when neither is told; a worry about their own affairs is not held against us
 */
export function moodOf(signals: ReadSignal[]): Sentiment {
  const praised = signals.some(
    (signal) =>
      (signal.kind === "appreciation" && signal.by === "customer") || signal.kind === "value",
  );
  const blamed = signals.some(
    (signal) => signal.kind === "concern" && isAboutUs(signal.quote.toLowerCase()),
  );
  if (praised && blamed) return "mixed";
  if (praised) return "positive";
  return blamed ? "negative" : "neutral";
}

function isAboutUs(quote: string): boolean {
  const flat = quote.normalize("NFKD").replace(/\p{M}/gu, "");
  if (!WORRY.test(flat)) return true;
  if (OTHERS_CUTS.test(flat)) return false;
  return OF_US.test(flat) || WORK_OF_OURS.test(flat);
}
