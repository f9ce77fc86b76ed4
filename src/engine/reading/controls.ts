/** Instructions to the coach in plain words. */
import type { Lexicon } from "./lexicon.ts";
import type { ControlKind } from "./reading.ts";

/** Words to read, and what is known of the message they stand in. */
export type ControlText = {
  flat: string;
  /** where each clause starts in `flat` */
  clauseStarts: readonly number[];
  /** where the message names customers and their people, from the start of `flat` on */
  namedAt?: readonly number[];
  /** no touch and no news is told anywhere in the message */
  isQuiet?: boolean;
};

/**
 * The instruction that a sentence or clause gives the coach. Business is full of the same words ("they will roll back",
 * "she paused everything"), so the coach must be spoken to: the order opens its clause, or no third person stands before
 * it and the clause names the coach or its nudges, or the message tells nothing else.
 *
 * @param text flat, without what stands in quotation marks
 * @returns null when it gives none, or only tells of a customer's words
 */
export function controlOf(text: ControlText, lexicon: Lexicon): ControlKind | null {
  const { flat, clauseStarts, namedAt = [], isQuiet = false } = text;
  if (lexicon.reportedWish.test(flat)) return null;
  for (const [kind, words] of lexicon.controls) {
    const match = words.exec(flat);
    if (match === null) continue;
    const start = clauseStarts.findLast((each) => each <= match.index) ?? 0;
    const lead = flat.slice(start, match.index).trim();
    if (lead === "" || lexicon.controlLeadIn.test(`${lead} `)) return kind;
    if (THIRD_PERSON.test(lead)) continue;
    if (lexicon.coach.test(flat.slice(start))) return kind;
    if (isQuiet && !namedAt.some((at) => at < match.index)) return kind;
  }
  return null;
}

/** Somebody else acts. */
const THIRD_PERSON =
  /(?<![a-z])(?:he|she|they|hes|shes|theyre|he's|she's|they're|er|ils?|elles?|ellos|ellas?|eles?|elas?|han|hun)(?![a-z])/;

/** @returns whether the sentence passes on the nudge */
export function isSkip(sentence: string, lexicon: Lexicon): boolean {
  return lexicon.skip.test(sentence) && !lexicon.reportedWish.test(sentence);
}
