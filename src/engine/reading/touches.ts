/** Whether a clause tells of a touch, and when it was. */
import type { Channel } from "../model/interaction.ts";
import { channelOf } from "./channels.ts";
import type { Subject } from "./kinds.ts";
import type { Lexicon } from "./lexicon.ts";

/** What a clause says of a touch with a customer. */
export type ClauseTouch = {
  channel: Channel | null;
  /** it happened · it will · it did not, nearly did, or might have */
  when: "past" | "future" | "not";
};

/**
 * What a clause tells of a touch, if anything.
 *
 * @param clause the clause, flat
 * @param sentence the whole sentence, flat: "if I had seen her, we would have met" is told in two clauses
 * @returns null when the clause speaks of none
 */
export function touchOf(
  clause: string,
  sentence: string,
  { subject, ahead, lexicon }: { subject: Subject; ahead: boolean; lexicon: Lexicon },
): ClauseTouch | null {
  const channel = channelOf(clause, subject, lexicon);
  if (channel === null && !lexicon.talked.test(clause)) return null;
  if (lexicon.hearsay.test(clause)) return null;
  const when = whenOf(clause, sentence, lexicon);
  return {
    channel,
    when: when === "past" && ahead && !lexicon.past.test(clause) ? "future" : when,
  };
}

/** A sentence that waits for something: what it tells besides lies ahead. */
const CONDITION =
  /^(?:once|as soon as|when|sobald|des que|aussitot que|en cuanto|assim que|sa snart) /;

function whenOf(
  clause: string,
  sentence: string,
  { negated, hypothetical, past, future }: Lexicon,
): ClauseTouch["when"] {
  if (negated.test(clause)) return "not";
  if (hypothetical.test(clause) || (hypothetical.test(sentence) && !past.test(clause)))
    return "not";
  if (CONDITION.test(sentence) && !past.test(clause)) return "future";
  if (future.test(clause) && !isBefore(past, future, clause)) return "future";
  return "past";
}

/** "Had a call, he will sign": the past stands before the promise. */
function isBefore(left: RegExp, right: RegExp, clause: string): boolean {
  const first = clause.search(left);
  return first >= 0 && first < clause.search(right);
}

/** @returns whether a clause denies what it tells, or it or its sentence only imagines it */
export function isUnrealIn(clause: string, sentence: string, lexicon: Lexicon): boolean {
  if (isUnreal(clause, lexicon)) return true;
  return lexicon.hypothetical.test(sentence) && !lexicon.past.test(clause);
}

/** @returns whether the clause denies, or only imagines, what it tells */
export function isUnreal(clause: string, lexicon: Lexicon): boolean {
  return lexicon.negated.test(clause) || lexicon.hypothetical.test(clause);
}

/** @returns whether the clause only imagines */
export function isHypothetical(clause: string, lexicon: Lexicon): boolean {
  return lexicon.hypothetical.test(clause);
}
