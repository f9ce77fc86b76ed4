/** A share with its 95 % interval, or how many more are needed before one is said. */
export type Rate =
  | { enough: true; share: number; low: number; high: number; of: number }
  | { enough: false; of: number; moreNeeded: number };

/** A difference of two shares with its 95 % interval, or how many more are needed in each group. */
export type Difference =
  | { enough: true; points: number; low: number; high: number; clear: boolean }
  | { enough: false; moreSent: number; moreWithheld: number };

/** 97.5 % point of the normal distribution. */
const Z = 1.959964;
/** Under 20 an interval is wider than 40 points, which nobody can use (our choice). */
const ENOUGH = 20;

/** A share of successes with Wilson's score interval (Wilson, 1927; advised for small samples by Brown, Cai, DasGupta, 2001). */
export function rateOf(successes: number, of: number): Rate {
  if (of < ENOUGH) return { enough: false, of, moreNeeded: ENOUGH - of };
  return { enough: true, share: successes / of, of, ...wilson(successes, of) };
}

/**
 * The share in one group less the share in another, with Newcombe's hybrid score interval ("Interval estimation for the
 * difference between independent proportions", Statistics in Medicine, 1998, method 10).
 */
export function differenceOf(
  successes: number,
  of: number,
  otherSuccesses: number,
  ofOther: number,
): Difference {
  if (of < ENOUGH || ofOther < ENOUGH) {
    const moreSent = Math.max(0, ENOUGH - of);
    return { enough: false, moreSent, moreWithheld: Math.max(0, ENOUGH - ofOther) };
  }
  const p = successes / of;
  const q = otherSuccesses / ofOther;
  const ours = wilson(successes, of);
  const theirs = wilson(otherSuccesses, ofOther);
  const points = p - q;
  const low = points - Math.hypot(p - ours.low, theirs.high - q);
  const high = points + Math.hypot(ours.high - p, q - theirs.low);
  return { enough: true, points, low, high, clear: low > 0 || high < 0 };
}

function wilson(successes: number, of: number): { low: number; high: number } {
  const p = successes / of;
  const middle = p + Z ** 2 / (2 * of);
  const half = Z * Math.sqrt((p * (1 - p)) / of + Z ** 2 / (4 * of ** 2));
  const scale = 1 + Z ** 2 / of;
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}
