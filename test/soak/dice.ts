/** Chance that falls the same way each time. */
export type Dice = {
  /** from 0 up to, without, 1 */
  next(): number;
  below(limit: number): number;
  of<T>(some: readonly T[]): T;
};

/** Dice for a seed (mulberry32). */
export function diceOf(seed: string): Dice {
  let state = Array.from(seed).reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    of<T>(some: readonly T[]): T {
      return some[below(some.length)] as T;
    },
  };
}
