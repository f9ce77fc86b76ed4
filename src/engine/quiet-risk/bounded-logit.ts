/** A prior belief about coefficients: normal, with a mean and a precision matrix (row by row). */
export type Belief = { mean: readonly number[]; precision: readonly number[] };
/** Rows of features (row by row), what happened (1 or 0), how much each row counts, and what is added to its score. */
export type Examples = {
  x: Float64Array;
  y: Uint8Array;
  weight: Float64Array;
  offset?: Float64Array;
  count: number;
};

const ROUNDS = 40;
const SMALLEST_STEP = 1e-4;
const CLOSE_ENOUGH = 1e-7;

/** A score (log odds) as a probability. */
export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** The score of the row of features that starts at `from`. */
export function scoreOf(beta: readonly number[], x: ArrayLike<number>, from: number): number {
  let score = 0;
  for (let j = 0; j < beta.length; j++) score += beta[j]! * x[from + j]!;
  return score;
}

/**
 * The most probable coefficients of a logistic regression under a normal prior, with those marked in `neverNegative`
 * held at 0 or more. Projected Newton steps with an active set (Bertsekas, "Projected Newton methods for optimization
 * problems with simple constraints", SIAM J. Control Optim. 20, 1982); the objective is convex, so there is one answer.
 */
export function fitBoundedLogit(
  examples: Examples,
  belief: Belief,
  neverNegative: readonly boolean[],
): number[] {
  const width = belief.mean.length;
  let beta = belief.mean.map((b, j) => (neverNegative[j] ? Math.max(0, b) : b));
  let loss = lossAt(beta, examples, belief);
  for (let round = 0; round < ROUNDS; round++) {
    const { gradient, hessian } = slopes(beta, examples, belief);
    const free = beta.map((b, j) => !(neverNegative[j] && b <= 0 && gradient[j]! > 0));
    const step = solve(hessian, gradient, free, width);
    let scale = 1;
    let next = beta;
    let nextLoss = loss;
    for (; scale > SMALLEST_STEP; scale /= 2) {
      next = beta.map((b, j) => {
        const moved = b - scale * step[j]!;
        return neverNegative[j] ? Math.max(0, moved) : moved;
      });
      nextLoss = lossAt(next, examples, belief);
      if (nextLoss < loss) break;
    }
    if (!(nextLoss < loss)) break;
    const gained = loss - nextLoss;
    beta = next;
    loss = nextLoss;
    if (gained < CLOSE_ENOUGH * (1 + Math.abs(loss))) break;
  }
  return beta;
}

function lossAt(beta: number[], { x, y, weight, offset, count }: Examples, belief: Belief): number {
  const width = beta.length;
  let loss = 0;
  for (let i = 0; i < count; i++) {
    const z = scoreOf(beta, x, i * width) + (offset?.[i] ?? 0);
    const against = y[i] ? -z : z;
    loss += weight[i]! * (against > 30 ? against : Math.log1p(Math.exp(against)));
  }
  for (let j = 0; j < width; j++)
    for (let k = 0; k < width; k++)
      loss +=
        0.5 *
        (beta[j]! - belief.mean[j]!) *
        belief.precision[j * width + k]! *
        (beta[k]! - belief.mean[k]!);
  return loss;
}

/** First and second derivatives of the loss. */
export function slopes(
  beta: number[],
  { x, y, weight, offset, count }: Examples,
  belief: Belief,
): { gradient: Float64Array; hessian: Float64Array } {
  const width = beta.length;
  const gradient = new Float64Array(width);
  const hessian = Float64Array.from(belief.precision);
  for (let j = 0; j < width; j++)
    for (let k = 0; k < width; k++)
      gradient[j]! += belief.precision[j * width + k]! * (beta[k]! - belief.mean[k]!);
  for (let i = 0; i < count; i++) {
    const at = i * width;
    const z = scoreOf(beta, x, at) + (offset?.[i] ?? 0);
    const p = sigmoid(z);
    const off = weight[i]! * (p - y[i]!);
    const bend = weight[i]! * p * (1 - p);
    for (let j = 0; j < width; j++) {
      const xj = x[at + j]!;
      gradient[j]! += off * xj;
      const bent = bend * xj;
      for (let k = 0; k <= j; k++) hessian[j * width + k]! += bent * x[at + k]!;
    }
  }
  for (let j = 0; j < width; j++)
    for (let k = 0; k < j; k++) hessian[k * width + j] = hessian[j * width + k]!;
  return { gradient, hessian };
}

/** Solves hessian · step = gradient over the free coefficients (Cholesky); the others do not move. */
function solve(hessian: Float64Array, gradient: Float64Array, free: boolean[], width: number) {
  const open = free.flatMap((is, j) => (is ? [j] : []));
  const size = open.length;
  const lower = new Float64Array(size * size);
  for (let a = 0; a < size; a++)
    for (let b = 0; b <= a; b++) {
      let sum = hessian[open[a]! * width + open[b]!]!;
      for (let c = 0; c < b; c++) sum -= lower[a * size + c]! * lower[b * size + c]!;
      lower[a * size + b] = a === b ? Math.sqrt(Math.max(sum, 1e-9)) : sum / lower[b * size + b]!;
    }
  const half = new Float64Array(size);
  for (let a = 0; a < size; a++) {
    let sum = gradient[open[a]!]!;
    for (let c = 0; c < a; c++) sum -= lower[a * size + c]! * half[c]!;
    half[a] = sum / lower[a * size + a]!;
  }
  const step = Array.from({ length: width }, () => 0);
  const solved = new Float64Array(size);
  for (let a = size - 1; a >= 0; a--) {
    let sum = half[a]!;
    for (let c = a + 1; c < size; c++) sum -= lower[c * size + a]! * solved[c]!;
    solved[a] = sum / lower[a * size + a]!;
    step[open[a]!] = solved[a]!;
  }
  return step;
}
