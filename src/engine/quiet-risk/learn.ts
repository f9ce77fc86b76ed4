import { fitBoundedLogit, type Belief } from "./bounded-logit.ts";
import { NEVER_NEGATIVE } from "./features.ts";
import { dayOf, hashOf, historyUntil, type History, type TouchLog } from "./history.ts";
import type { Instant } from "../model/time.ts";
import { moodAt, moodsOf } from "./mood.ts";
import { QUIET_PRIOR } from "./prior.ts";
import { learnBySeason } from "./season.ts";
import { silencesShown, type SilencesShown } from "./silences-shown.ts";
import type { Cooperative } from "../model/cooperative.ts";
import { rollBack, rollingOrigins, sampledEvery, type Past, type RolledBack } from "./roll-back.ts";

/** What a log's own past has taught: coefficients for each kind of relationship, and the mood of the day. */
export type Lesson = {
  full: number[];
  thin: number[];
  /** added to every score: how much quieter all relationships have been of late than they used to be */
  mood: number;
  /** how long silences the past has shown, for each kind of relationship */
  seen: { full: SilencesShown; thin: SilencesShown };
  /** rows learned from, each counted by its weight; 0 means that the prior speaks alone */
  learnedFrom: number;
};
/** The prior: one belief for relationships with a rhythm, one for those with under three touches. */
export type Prior = { full: Belief; thin: Belief };

/** Origins a horizon, and how many at most. */
const ORIGINS_A_HORIZON = 3;
const MAX_ORIGINS = 10;
const MAX_SHORT_ORIGINS = 60;
/** The short horizon: a quarter of the asked one, or of the past. */
const SHORT = 1 / 4;
/** How many rows one horizon of past is worth at most: rows of one season share their luck. */
const ROWS_A_HORIZON = 100;
const ROWS_A_SHORT_HORIZON = 200;
const SHORT_ROW_WEIGHT = 0.5;
/** How much of what the short horizon taught is carried to the asked one. */
const CARRIED = 0.7;

/**
 * Learns from a log's own past, in two goes, each pulled towards what is believed before it: first a short horizon, of
 * which even a young log has seen many, then the asked one.
 * What is after `asOf`, the moment of the forecast, is not looked at.
 */
export function* learn(
  logs: readonly TouchLog[],
  asOf: Instant,
  horizonDays: number,
  prior: Prior = QUIET_PRIOR,
): Cooperative<Lesson> {
  const today = dayOf(asOf);
  const { firstDay, relationships } = extentOf(logs, asOf);
  const shortDays = Math.max(1, Math.round(Math.min(horizonDays, today - firstDay) * SHORT));
  const shortOrigins = rollingOrigins(today, firstDay, shortDays, shortDays, MAX_SHORT_ORIGINS);
  const stepDays = Math.max(1, Math.round(horizonDays / ORIGINS_A_HORIZON));
  const origins = rollingOrigins(today, firstDay, horizonDays, stepDays, MAX_ORIGINS);
  const shortEvery = sampledEvery(relationships, shortOrigins);
  const every = sampledEvery(relationships, origins);
  const sample: History[] = [];
  for (const log of logs) {
    yield;
    const hash = hashOf(log.id);
    if (hash % shortEvery !== 0 && hash % every !== 0) continue;
    const history = historyUntil(log, asOf);
    if (history !== null) sample.push(history);
  }

  yield;
  const short = rollBack(sample, shortOrigins, shortDays, shortEvery);
  const shortWorth = ROWS_A_SHORT_HORIZON * shortOrigins.length;
  const believed = yield* bothFrom(short, (kind, rows) =>
    fitBoundedLogit(atMost(rows, shortWorth, SHORT_ROW_WEIGHT), prior[kind], NEVER_NEGATIVE),
  );
  const moods = moodsOf(short, believed, shortOrigins.length);
  const past = rollBack(sample, origins, horizonDays, every);
  const worth = (ROWS_A_HORIZON * origins.length * stepDays) / horizonDays;
  const moodThen = origins.map(({ day }) => moodAt(moods, Math.ceil((today - day) / shortDays)));
  const learned = yield* bothFrom(past, (kind, rows) => {
    const offset = Float64Array.from(rows.origin, (origin) => moodThen[origin]!);
    const start = carried(prior[kind], believed[kind]);
    return learnBySeason({ ...atMost(rows, worth, 1), offset }, start, ORIGINS_A_HORIZON);
  });
  return {
    ...learned,
    mood: moodAt(moods, 0),
    seen: { full: silencesShown(past.full), thin: silencesShown(past.thin) },
    learnedFrom: total(past.full.weight) + total(past.thin.weight),
  };
}

/** The first day of the logs, and how many of them had begun by `asOf`. */
function extentOf(logs: readonly TouchLog[], asOf: Instant) {
  let firstAt = asOf;
  let relationships = 0;
  for (const { touches } of logs) {
    let begun = false;
    for (const { at } of touches) {
      if (at > asOf) continue;
      begun = true;
      if (at < firstAt) firstAt = at;
    }
    if (begun) relationships += 1;
  }
  return { firstDay: dayOf(firstAt), relationships };
}

function* bothFrom(
  past: Past,
  learnFrom: (kind: keyof Past, rows: RolledBack) => number[],
): Cooperative<{ full: number[]; thin: number[] }> {
  yield;
  const full = learnFrom("full", past.full);
  yield;
  return { full, thin: learnFrom("thin", past.thin) };
}

/** The rows as examples that count at most as much as `most` rows, each scaled by `worth`. */
function atMost(rows: RolledBack, most: number, worth: number): RolledBack {
  const scale = worth * Math.min(1, most / Math.max(total(rows.weight), 1e-9));
  return { ...rows, weight: rows.weight.map((weight) => weight * scale) };
}

function carried(prior: Belief, believed: readonly number[]): Belief {
  const mean = prior.mean.map((before, j) => before + CARRIED * (believed[j]! - before));
  return { mean, precision: prior.precision };
}

function total(weights: Float64Array): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}
