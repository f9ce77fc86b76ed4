import { scoreOf, sigmoid } from "./bounded-logit.ts";
import { features, WIDTH } from "./features.ts";
import { dayOf, historyUntil, type History, type TouchLog } from "./history.ts";
import { learn, type Lesson } from "./learn.ts";
import { QUIET_PRIOR } from "./prior.ts";
import { reasonsFor } from "./reasons.ts";
import { hear, silentRhythm, THIN_TOUCHES, type Rhythm } from "./rhythm.ts";
import { trustIn } from "./silences-shown.ts";
import { runToEnd, type Cooperative } from "../model/cooperative.ts";
import { DAY_MS, type Instant } from "../model/time.ts";

export type { LoggedTouch, TouchLog } from "./history.ts";

/** With at least this many touches, and a past to learn from, confidence is high. */
const HIGH_CONFIDENCE_TOUCHES = 8;
/** Weighted rows of the past from which on the workspace's own experience outweighs the prior. */
const HIGH_CONFIDENCE_ROWS = 100;

/** Goes up with any change of the features or of what a model holds: a model of another version can't be used. */
export const QUIET_RISK_VERSION = 1;

/** How touches turn into risk in one workspace: plain data, good for one horizon; can be kept as JSON. */
export type QuietRiskModel = Lesson & { version: number; horizonDays: number };

/** The chance that a relationship stays silent for the model's whole horizon, and why. */
export type QuietRisk = {
  /** 0 to 1 */
  risk: number;
  lastAt: Instant;
  /** distinct UTC days with a touch */
  touches: number;
  /** median days between touches; null under two */
  typicalGapDays: number | null;
  /** low under three touches: then the model for relationships in general speaks, not this one's rhythm */
  confidence: "low" | "medium" | "high";
  reasons: string[];
};

/**
 * Learns how relationships fall silent here, by rolling the clock back over the logs' own past, pooled with the prior that
 * ships with Rapport. With no past, the prior speaks. A logistic regression with a normal prior over silence, gaps, recent
 * counts, who spoke, spread and trend; the coefficients of all that grows with silence are held at 0 or more, so that more
 * silence never lowers the risk.
 * @param logs the touches of all relationships; the order does not matter, what is after `asOf` is not looked at
 * @param horizonDays how long a silence is asked about, in days
 * @throws RangeError when the horizon is not above 0
 */
export function fitQuietRisk(
  logs: Iterable<TouchLog>,
  asOf: Instant,
  horizonDays: number,
): QuietRiskModel {
  return runToEnd(quietRiskInSteps(logs, asOf, horizonDays));
}

/** `fitQuietRisk` in steps. */
export function* quietRiskInSteps(
  logs: Iterable<TouchLog>,
  asOf: Instant,
  horizonDays: number,
): Cooperative<QuietRiskModel> {
  if (!(horizonDays > 0 && Number.isFinite(horizonDays)))
    throw new RangeError(`a horizon is a number of days above 0, not ${horizonDays}`);
  const lesson = yield* learn([...logs], asOf, horizonDays);
  return { ...lesson, version: QUIET_RISK_VERSION, horizonDays };
}

/**
 * One relationship's quiet risk.
 * @returns null when there was no touch by `asOf`; nothing after it is used
 */
export function quietRisk(model: QuietRiskModel, log: TouchLog, asOf: Instant): QuietRisk | null {
  const history = historyUntil(log, asOf);
  if (history === null) return null;
  const rhythm = silentRhythm();
  for (let i = 0; i < history.days.length; i++) hear(rhythm, history, i, model.horizonDays);
  const x = new Float64Array(WIDTH);
  features(rhythm, history, asOf / DAY_MS, model.horizonDays, x);
  const usualGap = medianGap(history);
  const silentDays = dayOf(asOf) - rhythm.lastDay;
  return {
    risk: riskOf(model, rhythm.touches <= THIN_TOUCHES ? "thin" : "full", x),
    lastAt: history.lastAt,
    touches: rhythm.touches,
    typicalGapDays: usualGap,
    confidence: confidenceIn(model, rhythm),
    reasons: reasonsFor(rhythm, history, silentDays, usualGap, model.mood),
  };
}

/**
 * What was learned here speaks as far as the past has shown silences like this one; beyond them a workspace in which nobody
 * ever fell silent would call any silence harmless, so relationships in general (the prior) have a say. They may only raise
 * the risk, which keeps it from falling while silence grows.
 */
function riskOf(model: QuietRiskModel, kind: "full" | "thin", x: Float64Array): number {
  const here = sigmoid(scoreOf(model[kind], x, 0) + model.mood);
  const inGeneral = sigmoid(scoreOf(QUIET_PRIOR[kind].mean, x, 0) + model.mood);
  return here + (1 - trustIn(model.seen[kind], x)) * Math.max(0, inGeneral - here);
}

function confidenceIn(model: QuietRiskModel, rhythm: Rhythm): QuietRisk["confidence"] {
  if (rhythm.touches <= THIN_TOUCHES) return "low";
  const known =
    rhythm.touches >= HIGH_CONFIDENCE_TOUCHES && model.learnedFrom >= HIGH_CONFIDENCE_ROWS;
  return known ? "high" : "medium";
}

function medianGap({ days }: History): number | null {
  if (days.length < 2) return null;
  const gaps = days
    .subarray(1)
    .map((day, i) => day - days[i]!)
    .toSorted();
  const middle = gaps.length >> 1;
  return gaps.length % 2 === 1 ? gaps[middle]! : (gaps[middle - 1]! + gaps[middle]!) / 2;
}
