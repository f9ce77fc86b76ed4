import type { Examples } from "./bounded-logit.ts";
import { features, WIDTH } from "./features.ts";
import type { History } from "./history.ts";
import { hear, silentRhythm, THIN_TOUCHES } from "./rhythm.ts";

/** A day on which the clock is stopped, and what one row seen from there counts. */
export type Origin = { day: number; weight: number };
/** What was known on the origins, and whether the horizon after each stayed silent. `origin` says from which origin a row is. */
export type RolledBack = Examples & { origin: Uint16Array };
/** Relationships with a rhythm, and those with under three touches: each has its own model. */
export type Past = { full: RolledBack; thin: RolledBack };

/** Rough limit on the rows to learn from; more take time and add no accuracy. */
const MAX_ROWS = 20_000;
/** Newer origins count more: an origin this many horizons ago has weight 1/e. */
const FORGET_HORIZONS = 6;

/**
 * Days to roll the clock back to, newest first: each one early enough that its whole horizon is past by `today`, and late
 * enough that something was known by then.
 * @param today the day of the forecast, in days since 1970-01-01
 * @param firstDay the log's first day
 * @param stepDays from one origin to the one before; origins whose horizons overlap share their weight
 */
export function rollingOrigins(
  today: number,
  firstDay: number,
  horizonDays: number,
  stepDays: number,
  most: number,
): Origin[] {
  const origins: Origin[] = [];
  const knownAfter = Math.min(horizonDays / 2, (today - firstDay) / 4);
  for (let k = 0; k < most; k++) {
    const day = Math.floor(today - horizonDays - k * stepDays);
    if (day - firstDay < knownAfter || day <= firstDay) break;
    const horizonsAgo = (k * stepDays) / horizonDays;
    origins.push({
      day,
      weight: Math.min(1, stepDays / horizonDays) * Math.exp(-horizonsAgo / FORGET_HORIZONS),
    });
  }
  return origins;
}

/** One of how many relationships is learned from, so that the rows stay within bounds. */
export function sampledEvery(relationships: number, origins: readonly Origin[]): number {
  return Math.max(1, Math.ceil((relationships * origins.length) / MAX_ROWS));
}

/**
 * Stops the clock on each cut and writes down what was known and what came.
 * @param every one of how many relationships is looked at, as a whole: by a hash of its id, so that the order of the log
 *   does not matter
 */
export function rollBack(
  histories: readonly History[],
  origins: readonly Origin[],
  horizonDays: number,
  every: number,
): Past {
  const full = rows();
  const thin = rows();
  const oldestFirst = origins.map((origin, index) => ({ ...origin, index })).toReversed();
  const values = new Float64Array(WIDTH);
  for (const history of histories) {
    if (history.hash % every !== 0) continue;
    const rhythm = silentRhythm();
    let next = 0;
    for (const origin of oldestFirst) {
      while (next < history.days.length && history.days[next]! < origin.day)
        hear(rhythm, history, next++, horizonDays);
      if (rhythm.touches === 0) continue;
      features(rhythm, history, origin.day, horizonDays, values);
      const comesBack =
        next < history.days.length && history.days[next]! < origin.day + horizonDays;
      const to = rhythm.touches <= THIN_TOUCHES ? thin : full;
      for (const value of values) to.x.push(value);
      to.y.push(comesBack ? 0 : 1);
      to.weight.push(origin.weight);
      to.origin.push(origin.index);
    }
  }
  return { full: packed(full), thin: packed(thin) };
}

type Rows = { x: number[]; y: number[]; weight: number[]; origin: number[] };

function rows(): Rows {
  return { x: [], y: [], weight: [], origin: [] };
}

function packed({ x, y, weight, origin }: Rows): RolledBack {
  return {
    x: Float64Array.from(x),
    y: Uint8Array.from(y),
    weight: Float64Array.from(weight),
    origin: Uint16Array.from(origin),
    count: y.length,
  };
}
