import { fitBoundedLogit, type Belief } from "./bounded-logit.ts";
import { NEVER_NEGATIVE, WIDTH } from "./features.ts";
import type { RolledBack } from "./roll-back.ts";

/** How far the risk of all swings from horizon to horizon, in log odds: a normal prior on each horizon's own offset. */
const HORIZON_SWING = 0.8;

/**
 * Fits with an offset of its own for each horizon of past, which is then left out: what was peculiar to one season stays
 * with it, and a young log, which knows only one, does not take it for the rule.
 */
export function learnBySeason(rows: RolledBack, prior: Belief, originsASeason: number): number[] {
  const seasonOf = (origin: number): number => Math.floor(origin / originsASeason);
  const seasons =
    rows.count === 0 ? 0 : seasonOf(rows.origin.reduce((a, b) => Math.max(a, b), 0)) + 1;
  const width = WIDTH + seasons;
  const x = new Float64Array(rows.count * width);
  for (let i = 0; i < rows.count; i++) {
    x.set(rows.x.subarray(i * WIDTH, (i + 1) * WIDTH), i * width);
    x[i * width + WIDTH + seasonOf(rows.origin[i]!)] = 1;
  }
  const mean = [...prior.mean, ...Array.from({ length: seasons }, () => 0)];
  const precision = Array.from({ length: width * width }, (_, at) => {
    const [i, j] = [Math.floor(at / width), at % width];
    if (i < WIDTH && j < WIDTH) return prior.precision[i * WIDTH + j]!;
    return i === j ? 1 / (HORIZON_SWING * HORIZON_SWING) : 0;
  });
  const bounded = mean.map((_, j) => NEVER_NEGATIVE[j] ?? false);
  return fitBoundedLogit({ ...rows, x }, { mean, precision }, bounded).slice(0, WIDTH);
}
