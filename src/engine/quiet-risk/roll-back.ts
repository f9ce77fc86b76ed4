import type { Examples } from "./bounded-logit.ts";
import { features, WIDTH } from "./features.ts";
import type { History } from "./history.ts";
import { hear, silentRhythm, THIN_TOUCHES } from "./rhythm.ts";

/** A day on which the clock is stopped, and what one row seen from there counts. */
export type Cut = { day: number; weight: number };
/** What was known on the cuts, and whether the horizon after each stayed silent. `cut` says from which cut a row is. */
export type RolledBack = Examples & { cut: Uint16Array };
/** Relationships with a rhythm, and those with under three touches: each has its own model. */
export type Past = { full: RolledBack; thin: RolledBack };

/** Rough limit on the rows to learn from; more take time and add no accuracy. */
const MOST_ROWS = 20_000;
/** Newer cuts count more: a cut this many horizons ago has weight 1/e. */
const FORGET_HORIZONS = 6;

/**
 * Days to roll the clock back to, newest first: each one early enough that its whole horizon is past by `today`, and late
 * enough that something was known by then.
 * @param today the day of the forecast, in days since 1970-01-01
 * @param firstDay the log's first day
 * @param stepDays from one cut to the one before; cuts whose horizons overlap share their weight
 */
export function rollBackCuts(
  today: number,
  firstDay: number,
  horizonDays: number,
  stepDays: number,
  most: number,
): Cut[] {
  const cuts: Cut[] = [];
  const knownAfter = Math.min(horizonDays / 2, (today - firstDay) / 4);
  for (let k = 0; k < most; k++) {
    const day = Math.floor(today - horizonDays - k * stepDays);
    if (day - firstDay < knownAfter || day <= firstDay) break;
    const horizonsAgo = (k * stepDays) / horizonDays;
    cuts.push({
      day,
      weight: Math.min(1, stepDays / horizonDays) * Math.exp(-horizonsAgo / FORGET_HORIZONS),
    });
  }
  return cuts;
}

/** One of how many relationships is learned from, so that the rows stay within bounds. */
export function sampledEvery(relationships: number, cuts: readonly Cut[]): number {
  return Math.max(1, Math.ceil((relationships * cuts.length) / MOST_ROWS));
}

/**
 * Stops the clock on each cut and writes down what was known and what came.
 * @param every one of how many relationships is looked at, as a whole: by a hash of its id, so that the order of the log
 *   does not matter
 */
export function rollBack(
  histories: readonly History[],
  cuts: readonly Cut[],
  horizonDays: number,
  every: number,
): Past {
  const full = rows();
  const thin = rows();
  const oldestFirst = cuts.map((cut, index) => ({ ...cut, index })).toReversed();
  const seen = new Float64Array(WIDTH);
  for (const history of histories) {
    if (history.hash % every !== 0) continue;
    const rhythm = silentRhythm();
    let next = 0;
    for (const cut of oldestFirst) {
      while (next < history.days.length && history.days[next]! < cut.day)
        hear(rhythm, history, next++, horizonDays);
      if (rhythm.touches === 0) continue;
      features(rhythm, history, cut.day, horizonDays, seen);
      const comesBack = next < history.days.length && history.days[next]! < cut.day + horizonDays;
      const to = rhythm.touches <= THIN_TOUCHES ? thin : full;
      for (const value of seen) to.x.push(value);
      to.y.push(comesBack ? 0 : 1);
      to.weight.push(cut.weight);
      to.cut.push(cut.index);
    }
  }
  return { full: packed(full), thin: packed(thin) };
}

type Rows = { x: number[]; y: number[]; weight: number[]; cut: number[] };

function rows(): Rows {
  return { x: [], y: [], weight: [], cut: [] };
}

function packed({ x, y, weight, cut }: Rows): RolledBack {
  return {
    x: Float64Array.from(x),
    y: Uint8Array.from(y),
    weight: Float64Array.from(weight),
    cut: Uint16Array.from(cut),
    count: y.length,
  };
}
