import type { Belief } from "./bounded-logit.ts";
import fitted from "./prior.json" with { type: "json" };

/** A symmetric matrix, row by row, from the rows of its lower half. */
function symmetric(lower: readonly (readonly number[])[]): number[] {
  return lower.flatMap((_, i) => lower.map((__, j) => (j <= i ? lower[i]![j]! : lower[j]![i]!)));
}

const beliefOf = ({ mean, precision }: (typeof fitted)["full"]): Belief => ({
  mean,
  precision: symmetric(precision),
});

/**
 * How relationships in general fall silent: for each feature (in the order of FEATURES) the mean coefficient over logs, and
 * the precision (its lower half), that is, how far logs lie apart. Fitted by test/fit/quiet-risk-prior.ts on two public logs
 * (mail between pairs of Enron employees, Klimt & Yang 2004; purchases at CDNOW, Fader & Hardie 2001) and on the made-up
 * worlds in test/fit/touch-worlds.ts, whole and cut short. `prior.json` is written by that script, not by hand.
 */
export const QUIET_PRIOR: { full: Belief; thin: Belief } = {
  full: beliefOf(fitted.full),
  thin: beliefOf(fitted.thin),
};
