import type { LocalDate } from "../model/time.ts";
import { daysBetween } from "../model/calendar.ts";

/** How much a reply teaches, 0 to 1, and the one gentle question that would make it teach more. */
export type ReplyWorth = { worth: number; ask: string | null; because: Weakness | null };
type Weakness = "vague" | "copied" | "back-dated";

/** Words that stand for a talk without saying anything of it. */
const TOUCHED_BASE =
  /(just )?(touched base|checked in|caught up|had a chat|said hello|followed up)( with \S+( \S+)?)?/;
const VAGUE = new RegExp(
  `^(all (good|fine)|done|ok(ay)?|yes|yep|nothing (new|special)|as usual|${TOUCHED_BASE.source})[.! ]*$`,
  "i",
);
/** Shorter replies have no room for what was learned. */
const FEW_WORDS = 3;
/** Two replies that share at least this part of their words count as copies. */
const SAME_FROM = 0.8;
/** A touch reported later than this is from memory, so it counts less. */
const LATE_DAYS = 14;
const WEAK = 0.5;

/**
 * How much a reply is worth to learning. A vague, copied or back-dated one counts half; nothing is refused, and nothing
 * is said to anybody but the question.
 */
export function replyWorth(reply: {
  text: string;
  /** the member's replies of the last weeks, other than this one */
  earlier: string[];
  on: LocalDate;
  /** the day that it tells of, where one was said */
  occurredOn: LocalDate | null;
  customer: string;
}): ReplyWorth {
  const { text, earlier, on, occurredOn, customer } = reply;
  const words = wordsOf(text);
  if (words.size >= FEW_WORDS && earlier.some((it) => likeness(words, wordsOf(it)) >= SAME_FROM)) {
    const ask = `That sounds like last time. What was different at ${customer} this week?`;
    return { worth: WEAK, ask, because: "copied" };
  }
  if (words.size < FEW_WORDS || VAGUE.test(text.trim())) {
    const ask = `Good. What is one thing you heard at ${customer} that you didn't know before?`;
    return { worth: WEAK, ask, because: "vague" };
  }
  if (occurredOn !== null && daysBetween(occurredOn, on) > LATE_DAYS) {
    const ask = `Thanks for noting it. Has anything come of it at ${customer} since?`;
    return { worth: WEAK, ask, because: "back-dated" };
  }
  return { worth: 1, ask: null, because: null };
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Shared words over all words (Jaccard, 1901). */
function likeness(a: Set<string>, b: Set<string>): number {
  const shared = a.intersection(b).size;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}
