import { fitBoundedLogit, scoreOf, sigmoid, type Belief } from "./bounded-logit.ts";
import { NEVER_NEGATIVE, WIDTH } from "./features.ts";
import { dayOf, hashOf, historyUntil, type History, type TouchLog } from "./history.ts";
import type { Instant } from "../time.ts";
import { QUIET_PRIOR } from "./prior.ts";
import { rollBack, rollBackCuts, sampledEvery, type Past, type RolledBack } from "./roll-back.ts";

/** What a log's own past has taught: coefficients for each kind of relationship, and the mood of the day. */
export type Lesson = {
  full: number[];
  thin: number[];
  /** added to every score: how much quieter all relationships have been of late than they used to be */
  mood: number;
  /** rows learned from, each counted by its weight; 0 means that the prior speaks alone */
  learnedFrom: number;
};
/** The prior: one belief for relationships with a rhythm, one for those with under three touches. */
export type Prior = { full: Belief; thin: Belief };

/** Cuts a horizon, and how many at most. */
const CUTS_A_HORIZON = 3;
const MOST_CUTS = 10;
const MOST_SHORT_CUTS = 60;
/** The short horizon: a quarter of the asked one, or of the past. */
const SHORT = 1 / 4;
/** How many rows one horizon of past is worth at most: rows of one season share their luck. */
const ROWS_A_HORIZON = 400;
const ROWS_A_SHORT_HORIZON = 200;
const SHORT_ROW_WEIGHT = 0.5;
/** How much of what the short horizon taught is carried to the asked one. */
const CARRIED = 0.7;
/** How much of the recent mood is expected to last. */
const MOOD_LASTS = 0.6;
/** How far the mood usually swings, in log odds: a normal prior on each window's offset. */
const MOOD_SWING = 0.5;
const NEWEST_WINDOW = 0.65;

/**
 * Learns from a log's own past, in two steps, each pulled towards what is believed before it: first a short horizon, of
 * which even a young log has seen many, then the asked one.
 *
 * @param logs the touches of all relationships; what is after `asOf` is not looked at
 * @param asOf the moment of the forecast
 */
export function learn(
  logs: readonly TouchLog[],
  asOf: Instant,
  horizonDays: number,
  prior: Prior = QUIET_PRIOR,
): Lesson {
  const today = dayOf(asOf);
  const { firstDay, relationships } = extentOf(logs, asOf);
  const past = today - firstDay;
  const shortDays = Math.max(1, Math.round(Math.min(horizonDays, past) * SHORT));
  const shortCuts = rollBackCuts(today, firstDay, shortDays, shortDays, MOST_SHORT_CUTS);
  const stepDays = Math.max(1, Math.round(horizonDays / CUTS_A_HORIZON));
  const cuts = rollBackCuts(today, firstDay, horizonDays, stepDays, MOST_CUTS);
  const shortEvery = sampledEvery(relationships, shortCuts);
  const every = sampledEvery(relationships, cuts);
  const sample: History[] = [];
  for (const log of logs) {
    const hash = hashOf(log.id);
    if (hash % shortEvery !== 0 && hash % every !== 0) continue;
    const history = historyUntil(log, asOf);
    if (history !== null) sample.push(history);
  }

  const short = rollBack(sample, shortCuts, shortDays, shortEvery);
  const shortWorth = ROWS_A_SHORT_HORIZON * shortCuts.length;
  const believed = learnBoth(short, prior, shortWorth, SHORT_ROW_WEIGHT, []);
  const moods = moodsOf(short, believed, shortCuts.length);
  const rows = rollBack(sample, cuts, horizonDays, every);
  const worth = (ROWS_A_HORIZON * cuts.length * stepDays) / horizonDays;
  const moodThen = cuts.map(({ day }) => moodAt(moods, Math.ceil((today - day) / shortDays)));
  const start = {
    full: carried(prior.full, believed.full),
    thin: carried(prior.thin, believed.thin),
  };
  return {
    ...learnBoth(rows, start, worth, 1, moodThen),
    mood: moodAt(moods, 0),
    learnedFrom: total(rows.full.weight) + total(rows.thin.weight),
  };
}

/** The first day of the logs, and how many of them had begun by `asOf`. */
function extentOf(
  logs: readonly TouchLog[],
  asOf: Instant,
): { firstDay: number; relationships: number } {
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

type Coefficients = { full: number[]; thin: number[] };

function learnBoth(
  past: Past,
  prior: Prior,
  most: number,
  worth: number,
  moods: number[],
): Coefficients {
  return {
    full: learnOne(past.full, prior.full, most, worth, moods),
    thin: learnOne(past.thin, prior.thin, most, worth, moods),
  };
}

function learnOne(
  rows: RolledBack,
  prior: Belief,
  most: number,
  worth: number,
  moods: number[],
): number[] {
  const sum = total(rows.weight);
  const scale = worth * Math.min(1, most / Math.max(sum, 1e-9));
  const weight = rows.weight.map((w) => w * scale);
  const offset = Float64Array.from(rows.cut, (cut) => moods[cut] ?? 0);
  return fitBoundedLogit({ ...rows, weight, offset }, prior, NEVER_NEGATIVE);
}

function carried(prior: Belief, believed: readonly number[]): Belief {
  const mean = prior.mean.map((before, j) => before + CARRIED * (believed[j]! - before));
  return { mean, precision: prior.precision };
}

/** For each short window, how far its outcomes lay from the forecast, in log odds; newest first. */
function moodsOf(short: Past, believed: Coefficients, windows: number): number[] {
  const scores = Array.from({ length: windows }, () => [] as { score: number; y: number }[]);
  for (const kind of ["full", "thin"] as const) {
    const rows = short[kind];
    for (let i = 0; i < rows.count; i++)
      scores[rows.cut[i]!]!.push({
        score: scoreOf(believed[kind], rows.x, i * WIDTH),
        y: rows.y[i]!,
      });
  }
  return scores.map(offsetOf);
}

/** The most probable common offset of some scores, by Newton's method. */
function offsetOf(rows: readonly { score: number; y: number }[]): number {
  const firmness = 1 / (MOOD_SWING * MOOD_SWING);
  let offset = 0;
  for (let round = 0; round < 15; round++) {
    let pull = -offset * firmness;
    let bend = firmness;
    for (const { score, y } of rows) {
      const p = sigmoid(score + offset);
      pull += y - p;
      bend += p * (1 - p);
    }
    offset += Math.max(-1, Math.min(1, pull / bend));
  }
  return offset;
}

/** The mood as known at a moment: the two newest windows that had ended by then. */
function moodAt(moods: readonly number[], newest: number): number {
  const last = moods[newest];
  if (last === undefined) return 0;
  const before = moods[newest + 1] ?? last;
  return MOOD_LASTS * (NEWEST_WINDOW * last + (1 - NEWEST_WINDOW) * before);
}

function total(weights: Float64Array): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}
