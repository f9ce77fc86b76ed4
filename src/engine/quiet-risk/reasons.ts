import type { History } from "./history.ts";
import type { Rhythm } from "./rhythm.ts";

/** Recent gaps are mentioned when they are at least this many times the usual gap. */
const GROWN = 1.6;
/** With at least this many touches, "never a word back" is mentioned, too. */
const ONE_SIDED_TOUCHES = 3;
/** The trend across all relationships is mentioned from these log odds on: odds of 1.5 to 1. */
const MOOD_SHOWS = 0.4;

/**
 * The facts behind a risk, in plain sentences, weightiest first; each is true of this relationship's own touches, or says
 * that it is not about them.
 * @param silence whole days since the last touch
 * @param usualGap days between touches, null with a single touch
 */
export function reasonsFor(
  rhythm: Rhythm,
  history: History,
  silence: number,
  usualGap: number | null,
  mood: number,
): string[] {
  const reasons: string[] = [];
  if (usualGap === null) reasons.push(`one touch so far, ${ago(silence)}`);
  else reasons.push(`${silent(silence)}, usually in touch every ${everyDays(usualGap)}`);
  const longest = rhythm.longestGap;
  if (rhythm.touches > 2 && silence > longest)
    reasons.push(`never silent this long before: the longest pause was ${days(longest)}`);
  if (rhythm.touches > 4 && usualGap !== null) {
    const recent = recentGap(history);
    if (recent >= GROWN * usualGap && recent - usualGap >= 2)
      reasons.push(`pauses have grown: the last three were ${days(recent)} on average`);
  }
  if (rhythm.weSpoke >= ONE_SIDED_TOUCHES && rhythm.theySpoke === 0)
    reasons.push(`no word back in ${rhythm.weSpoke} days that we wrote or called`);
  if (rhythm.touches === 2) reasons.push("only two touches so far, too few to know its rhythm");
  if (mood > MOOD_SHOWS) reasons.push("relationships in general have gone quieter of late");
  if (mood < -MOOD_SHOWS) reasons.push("relationships in general have been livelier of late");
  return reasons;
}

/** Mean of the last three gaps, in days. */
function recentGap({ days: touched }: History): number {
  const last = touched.length - 1;
  return (touched[last]! - touched[last - 3]!) / 3;
}

function silent(silence: number): string {
  return silence === 0 ? "in touch today" : `silent for ${days(silence)}`;
}

function ago(silence: number): string {
  return silence === 0 ? "today" : `${days(silence)} ago`;
}

function everyDays(gap: number): string {
  const whole = Math.round(gap);
  return whole <= 1 ? "day" : String(whole);
}

function days(count: number): string {
  const whole = Math.round(count);
  return whole === 1 ? "1 day" : `${whole} days`;
}
