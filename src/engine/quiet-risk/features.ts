import { THEY_SPOKE, WE_SPOKE, type History } from "./history.ts";
import { FADE_HORIZONS, type Rhythm } from "./rhythm.ts";

/** Windows in which touches are counted, in horizons. */
const WINDOW_HORIZONS = [0.25, 0.5, 1, 2] as const;
/** A relationship with few gaps is taken to have this many more, of half a horizon each in all, until it shows its own. */
const BORROWED_GAPS = 0.5;

/**
 * What the model looks at. All lengths of time are in horizons, so that days and years speak the same language.
 * The first group grows with silence and may only ever raise the risk; the second is settled by the last touch.
 */
export const FEATURES = [
  "silence",
  "silence against the mean gap",
  "silence against the usual gap",
  "silence against the longest gap",
  "few touches, faded by age",
  "few touches in a quarter of a horizon",
  "few touches in half a horizon",
  "few touches in one horizon",
  "few touches in two horizons",
  "days for each touch since the first",
  "one",
  "mean gap",
  "usual gap",
  "spread of the gaps",
  "gaps growing",
  "touches",
  "both sides speak",
  "we spoke last",
  "they spoke last",
  "touches a day with a touch",
  "time from first to last touch",
  "contacts met",
] as const;
export const WIDTH = FEATURES.length;
const GROWING_WITH_SILENCE = 10;
/** Which feature says how long the silence is. */
export const SILENCE = FEATURES.indexOf("silence");
/** Coefficients that are held at 0 or more, which makes the risk never fall while silence grows. */
export const NEVER_NEGATIVE: readonly boolean[] = FEATURES.map((_, j) => j < GROWING_WITH_SILENCE);

/**
 * Writes the features of a relationship into `x`.
 * @param rhythm the relationship as of its last touch, heard with the same horizon
 * @param history where the rhythm was heard from; only its first `rhythm.touches` days are looked at
 * @param now in days since 1970-01-01, at or after the last touch's day
 */
export function features(
  rhythm: Rhythm,
  history: History,
  now: number,
  horizonDays: number,
  x: Float64Array,
): void {
  const silence = Math.max(0, now - rhythm.lastDay);
  const gaps = rhythm.touches - 1;
  const span = rhythm.lastDay - rhythm.firstDay;
  const borrowedDays = BORROWED_GAPS * horizonDays;
  const meanGap = (span + borrowedDays) / (gaps + BORROWED_GAPS);
  const logHorizon = Math.log(horizonDays);
  const ownLogGap = gaps > 0 ? rhythm.logGaps / gaps : logHorizon;
  const usualLogGap = (rhythm.logGaps + BORROWED_GAPS * logHorizon) / (gaps + BORROWED_GAPS);
  const variance = gaps > 1 ? Math.max(0, rhythm.logGapsSquared / gaps - ownLogGap * ownLogGap) : 0;
  const spoken = rhythm.weSpoke + rhythm.theySpoke;
  let at = 0;
  x[at++] = Math.log1p((4 * silence) / horizonDays);
  x[at++] = Math.log1p(silence / meanGap);
  x[at++] = Math.log1p(silence / Math.exp(usualLogGap));
  x[at++] = Math.log1p(silence / (rhythm.longestGap || horizonDays));
  x[at++] = -Math.log(rhythm.faded * Math.exp(-silence / (FADE_HORIZONS * horizonDays)) + 0.2);
  for (const window of WINDOW_HORIZONS)
    x[at++] = -Math.log1p(touchesSince(history, rhythm.touches, now - window * horizonDays));
  x[at++] = Math.log((span + silence + borrowedDays) / (horizonDays * (gaps + BORROWED_GAPS)));
  x[at++] = 1;
  x[at++] = Math.log(meanGap) - logHorizon;
  x[at++] = usualLogGap - logHorizon;
  x[at++] = Math.sqrt((variance * gaps + 1) / (gaps + 1));
  x[at++] = gaps > 1 ? ((rhythm.recentLogGap - ownLogGap) * gaps) / (gaps + 2) : 0;
  x[at++] = Math.log(rhythm.touches);
  x[at++] = spoken > 0 ? (2 * Math.min(rhythm.weSpoke, rhythm.theySpoke)) / spoken : 0;
  x[at++] = rhythm.lastSpoke === WE_SPOKE ? 1 : 0;
  x[at++] = rhythm.lastSpoke === THEY_SPOKE ? 1 : 0;
  x[at++] = Math.log(rhythm.events / rhythm.touches);
  x[at++] = Math.log1p(span / horizonDays);
  x[at++] = Math.log1p(rhythm.contacts);
}

/** How many of the first `touches` days are at or after `day`; a binary search. */
function touchesSince(history: History, touches: number, day: number): number {
  let low = 0;
  let high = touches;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (history.days[middle]! >= day) high = middle;
    else low = middle + 1;
  }
  return touches - low;
}
