/** The channel of a touch, by the words of its clause. */
import type { Channel } from "../model/interaction.ts";
import type { Subject } from "./kinds.ts";
import type { Lexicon } from "./lexicon.ts";

/** Somebody moved to a place, which is ours when they moved and theirs when we did. */
const MOVED =
  /\b(?:came|come|dropped|stopped|popped|swung|dropp?(?:ed|ing)?|drop) (?:in|by|over|down|round|up|out)\b/;

/** Goods that went to a customer are no visit: somebody of ours must have gone. */
const WENT =
  /(?<!^(?:and |then |so |but |also )?)(?<!\b(?:i|we|ich|wir|j|je|on) )\b(?:went|came|are|is|was|were|showed up)\b/;

/**
 * The channel that a clause tells of.
 *
 * @param clause flat, with `@` in place of customers' names
 * @param subject who moves in it
 * @returns null when it names none
 */
export function channelOf(clause: string, subject: Subject, lexicon: Lexicon): Channel | null {
  const found = lexicon.channels.find(([, words]) => words.test(clause))?.[0] ?? null;
  if (found === "event") return found;
  if (lexicon.cameToUs.test(clause)) return "meeting";
  if (found === "visit" && subject === "customer" && MOVED.test(clause)) return "meeting";
  const isOurs = subject !== "thing" || !WENT.test(clause);
  if ((found === null || found === "meeting") && isOurs && lexicon.atCustomer.test(clause))
    return "visit";
  return found;
}
