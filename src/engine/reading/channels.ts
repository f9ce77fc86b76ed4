import type { Channel } from "../model/interaction.ts";
import { CHANNEL_WORDS } from "./channel-words.ts";
import type { Subject } from "./kinds.ts";

/** They came to us: a meeting, whatever the verb. */
const CAME_TO_US =
  /\b(?:visit(?:ed|s|ing)?|came to see|dropped (?:in on|by)|stopped by|popped in on|hosted) (?:us|me|our)\b|\b(?:mich|uns) (?:[a-z]+ ){0,4}(?:besucht|besuchte)\b|\bbesuchte (?:mich|uns)\b|\b(?:nous|m'|me) (?:a |ont )?rendu visite|\b(?:nos|me) visit(?:o|aron|ou|aram)\b|\bbesogte (?:os|mig)\b|\b(?:in|by|to|at|round) (?:our|my) (?:office|place|desk|hq|plant|site|warehouse|factory|showroom|shop)\b/;
/** Somebody moved to a place, which is ours when they moved and theirs when we did. */
const MOVED =
  /\b(?:came|come|dropped|stopped|popped|swung|dropp?(?:ed|ing)?|drop) (?:in|by|over|down|round|up|out)\b/;
/** We went to the customer itself; `@` stands for a customer's name. */
const AT_CUSTOMER =
  /\b(?:went|was|were|been|am|stopped|stopping|swung|dropped|popped|drove|drive|flew|out|over|down|called|headed|nipped|spent (?:the|a) (?:day|morning|afternoon)|caught [a-z]+|war|waren|fui|fuimos|estuve|estuvimos|etais|suis alle|sommes alles|estive|fomos|var)(?: [a-z'-]+){0,3} (?:at|by|to|in|round|into|bei|beim|in der|im|a|al|en|chez|a la|na|no|em|hos|pa) (?:the |der |den |la |el |o |a )?@|\b(?:site|day|walk|tour) (?:at|of|around) @|\bvisit(?:ed|ing)? @|\bbei @/;

/**
 * The channel that a clause tells of.
 *
 * @param clause flat, with `@` in place of customers' names
 * @param subject who moves in it
 * @returns null when it names none
 */
export function channelOf(clause: string, subject: Subject): Channel | null {
  const found = CHANNEL_WORDS.find(([, words]) => words.test(clause))?.[0] ?? null;
  if (found === "event") return found;
  if (CAME_TO_US.test(clause)) return "meeting";
  if (found === "visit" && subject === "customer" && MOVED.test(clause)) return "meeting";
  if ((found === null || found === "meeting") && AT_CUSTOMER.test(clause)) return "visit";
  return found;
}
