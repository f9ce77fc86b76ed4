import type { Fact } from "../model/fact.ts";

/**
 * What one formula says of one moment: a value, or unknown. Its words are written only when somebody asks for them,
 * because of the moment 28 days ago nothing but the value is wanted.
 */
export type Measure =
  | { known: true; value: number; say: () => Explanation }
  | { known: false; say: () => Explanation };

/** One honest sentence, and the facts that it stands on: a card shows the one, only who asks why sees the others. */
export type Explanation = { reason: string; facts: () => Fact[] };

/** A part of a measure: how good it is (0 to 1) and how much it weighs. Left out when nothing is known of it. */
export type WeightedPart = { share: number; weight: number };

/**
 * 0 to 100: the weighted mean of the parts that are known. A part that is not known takes no place,
 * so that missing data never lowers a value. Null without parts.
 */
export function weigh(parts: (WeightedPart | null)[]): number | null {
  let sum = 0;
  let weights = 0;
  for (const part of parts) {
    if (part === null) continue;
    sum += part.share * part.weight;
    weights += part.weight;
  }
  return weights === 0 ? null : toValue(sum / weights);
}

/** A share as a whole value, 0 to 100. */
export function toValue(share: number): number {
  return Math.round(100 * Math.min(1, Math.max(0, share)));
}

/** What is left of 1 after some days, when it halves every `halfLife` days. Not yet begun counts whole. */
export function fade(days: number, halfLife: number): number {
  return 0.5 ** (Math.max(0, days) / halfLife);
}

/**
 * How likely the next one goes well after `good` of `total` did: Laplace's rule of succession, (good + 1) / (total + 2).
 * One kept promise is a start (0.67), ten are proof (0.92). Both may be weighted counts.
 */
export function succession(good: number, total: number): number {
  return (good + 1) / (total + 2);
}
