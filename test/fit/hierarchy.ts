import {
  fitBoundedLogit,
  slopes,
  type Belief,
  type Examples,
} from "../../src/engine/quiet-risk/bounded-logit.ts";
import { FEATURES, NEVER_NEGATIVE, WIDTH } from "../../src/engine/quiet-risk/features.ts";

/** One log's rows, and how much this log counts among the others. */
export type Group = { rows: Examples; weight: number };

/** A log tells at most as much as so many rows: more rows make its own coefficients sharper, not logs in general. */
const MOST_ROWS_A_GROUP = 800;
const FEWEST_ROWS_A_GROUP = 10;
/** Where the rounds start: how far coefficients differ between logs. */
const START_SPREAD = FEATURES.map((name) => (name === "one" ? 1 : 0.35));
/** The start counts as so many logs, so that a spread never shrinks to nothing. */
const START_COUNTS = 4;

/**
 * How coefficients are spread over logs: the mean and the precision of a normal distribution from which each log's own are
 * drawn. Expectation–maximization for a hierarchical logit with a Laplace step (Gelman et al., Bayesian Data Analysis, 3rd
 * ed., chapters 13 and 16).
 */
export function learnBelief(groups: readonly Group[], rounds = 6): Belief {
  const data = groups.flatMap(({ rows, weight }) => {
    const total = rows.weight.reduce((sum, w) => sum + w, 0);
    if (total < FEWEST_ROWS_A_GROUP) return [];
    const scale = Math.min(1, MOST_ROWS_A_GROUP / total);
    return [{ rows: { ...rows, weight: rows.weight.map((w) => w * scale) }, weight }];
  });
  const all = data.reduce((sum, { weight }) => sum + weight, 0);
  const start = (START_COUNTS * all) / data.length;
  let mean = FEATURES.map(() => 0);
  let precision = inverse(diagonal(START_SPREAD.map((sd) => sd * sd)), WIDTH);
  for (let round = 0; round < rounds; round++) {
    const fits = data.map(({ rows, weight }) => {
      const beta = fitBoundedLogit(rows, { mean, precision }, NEVER_NEGATIVE);
      const { hessian } = slopes(beta, rows, { mean, precision });
      return { beta, weight, unsure: inverse(hessian, WIDTH) };
    });
    const center = mean.map(
      (_, j) => fits.reduce((sum, { beta, weight }) => sum + weight * beta[j]!, 0) / all,
    );
    const spread = diagonal(START_SPREAD.map((sd) => (start * (sd / 2) ** 2) / (all + start)));
    for (const { beta, weight, unsure } of fits)
      for (let i = 0; i < WIDTH; i++)
        for (let j = 0; j < WIDTH; j++)
          spread[i * WIDTH + j]! +=
            (weight *
              ((beta[i]! - center[i]!) * (beta[j]! - center[j]!) + unsure[i * WIDTH + j]!)) /
            (all + start);
    mean = center;
    precision = inverse(spread, WIDTH);
  }
  return { mean, precision };
}

function diagonal(values: readonly number[]): Float64Array {
  const matrix = new Float64Array(values.length * values.length);
  values.forEach((value, i) => (matrix[i * values.length + i] = value));
  return matrix;
}

/** The inverse of a symmetric positive matrix, row by row; Gauss–Jordan without pivoting, which positive matrices allow. */
function inverse(matrix: Float64Array, size: number): number[] {
  const left = Float64Array.from(matrix);
  const right = diagonal(Array.from({ length: size }, () => 1));
  for (let i = 0; i < size; i++) {
    const pivot = left[i * size + i]!;
    for (let j = 0; j < size; j++) {
      left[i * size + j]! /= pivot;
      right[i * size + j]! /= pivot;
    }
    for (let k = 0; k < size; k++) {
      const factor = left[k * size + i]!;
      if (k === i || factor === 0) continue;
      for (let j = 0; j < size; j++) {
        left[k * size + j]! -= factor * left[i * size + j]!;
        right[k * size + j]! -= factor * right[i * size + j]!;
      }
    }
  }
  return [...right];
}
