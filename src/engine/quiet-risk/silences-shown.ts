import { SILENCE, WIDTH } from "./features.ts";
import type { RolledBack } from "./roll-back.ts";

/** How long silences the past has shown: what rows of a weight of 1, 2, 4 … in all reached or passed, falling. */
export type SilencesShown = number[];

const LEVELS = [1, 2, 4, 8, 16, 32, 64] as const;
/**
 * So much weight of silences like this one counts as much as the prior. Measured on the made-up worlds of test/fit: with 1,
 * every world keeps its pinned ranking; with 3 and 10, the sales team's falls below its 0.90, to 0.888 and 0.870.
 */
const WEIGHT_TO_TRUST = 1;

/** What the rows have shown of silence. */
export function silencesShown({ x, weight, count }: RolledBack): SilencesShown {
  const silence = (row: number): number => x[row * WIDTH + SILENCE]!;
  const longestFirst = Array.from({ length: count }, (_, row) => row);
  longestFirst.sort((a, b) => silence(b) - silence(a));
  const reached: SilencesShown = [];
  let total = 0;
  for (const row of longestFirst) {
    total += weight[row]!;
    while (total >= (LEVELS[reached.length] ?? Infinity)) reached.push(silence(row));
    if (reached.length === LEVELS.length) break;
  }
  return reached;
}

/**
 * How far a log's own past may speak about the silence in `x`: near 1 where it has shown many as long, 0 where it never
 * has. Never rises while the silence grows.
 */
export function trustIn(shown: SilencesShown, x: ArrayLike<number>): number {
  const weight = weightFrom(shown, x[SILENCE]!);
  return weight / (weight + WEIGHT_TO_TRUST);
}

/** The weight of the rows that were at least so silent; between two levels, in proportion. */
function weightFrom(reached: SilencesShown, silence: number): number {
  const k = reached.findLastIndex((at) => at >= silence);
  const [level, at] = [LEVELS[k], reached[k]];
  if (level === undefined || at === undefined) return 0;
  const [above, next] = [LEVELS[k + 1], reached[k + 1]];
  if (above === undefined || next === undefined) return level;
  return level + (above - level) * ((at - silence) / (at - next));
}
