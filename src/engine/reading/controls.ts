/** Instructions to the coach in plain words. */
import type { Lexicon } from "./lexicon.ts";
import type { ControlKind } from "./reading.ts";

/**
 * The instruction that a sentence gives the coach.
 *
 * @param sentence flat, without quotation marks or signs at its ends
 * @returns null when it gives none, or only tells of a customer's words
 */
export function controlOf(sentence: string, lexicon: Lexicon): ControlKind | null {
  const found = lexicon.controls.find(([, words]) => words.test(sentence));
  if (found === undefined || lexicon.reportedWish.test(sentence)) return null;
  return found[0];
}

/** @returns whether the sentence passes on the nudge */
export function isSkip(sentence: string, lexicon: Lexicon): boolean {
  return lexicon.skip.test(sentence) && !lexicon.reportedWish.test(sentence);
}
