import { THEY_SPOKE, WE_SPOKE, type History } from "./history.ts";

/** With this many touches or fewer there is no rhythm yet. */
export const THIN_TOUCHES = 2;
/** How fast the long memory of touches fades, in horizons; see Rhythm.faded. */
export const FADE_HORIZONS = 4;
/** Weight of the newest gap in the recent gap. */
const NEWEST = 0.4;

/** What a relationship's touches say, as it stood on the day of its last touch. Grows touch by touch. */
export type Rhythm = {
  /** distinct days with a touch */
  touches: number;
  firstDay: number;
  lastDay: number;
  /** touches, several on one day included */
  events: number;
  /** sums over the gaps between touches, of the natural log of days */
  logGaps: number;
  logGapsSquared: number;
  /** log of the gap, newer ones counted more */
  recentLogGap: number;
  longestGap: number;
  /** days on which we spoke, and on which they did */
  weSpoke: number;
  theySpoke: number;
  /** who spoke on the last day, as bits */
  lastSpoke: number;
  contacts: number;
  /** touches, each faded by its age on the last day: exp(−age / (FADE_HORIZONS · horizon)) */
  faded: number;
};

/** A rhythm before its first touch. */
export function silentRhythm(): Rhythm {
  return {
    touches: 0,
    firstDay: 0,
    lastDay: 0,
    events: 0,
    logGaps: 0,
    logGapsSquared: 0,
    recentLogGap: 0,
    longestGap: 0,
    weSpoke: 0,
    theySpoke: 0,
    lastSpoke: 0,
    contacts: 0,
    faded: 0,
  };
}

/** Takes in the day at `index` of `history`; `horizonDays` sets how fast old touches fade. */
export function hear(rhythm: Rhythm, history: History, index: number, horizonDays: number): void {
  const day = history.days[index]!;
  const spoke = history.spoke[index]!;
  if (rhythm.touches === 0) rhythm.firstDay = day;
  else {
    const gap = day - rhythm.lastDay;
    const logGap = Math.log(gap);
    rhythm.logGaps += logGap;
    rhythm.logGapsSquared += logGap * logGap;
    rhythm.recentLogGap =
      rhythm.touches === 1 ? logGap : rhythm.recentLogGap + NEWEST * (logGap - rhythm.recentLogGap);
    rhythm.longestGap = Math.max(rhythm.longestGap, gap);
    rhythm.faded *= Math.exp(-gap / (FADE_HORIZONS * horizonDays));
  }
  rhythm.faded += 1;
  rhythm.touches += 1;
  rhythm.lastDay = day;
  rhythm.events += history.events[index]!;
  rhythm.weSpoke += spoke & WE_SPOKE ? 1 : 0;
  rhythm.theySpoke += spoke & THEY_SPOKE ? 1 : 0;
  rhythm.lastSpoke = spoke;
  rhythm.contacts = history.contacts[index]!;
}
