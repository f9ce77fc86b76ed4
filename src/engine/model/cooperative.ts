/**
 * A long computation in short steps: whoever runs it may do something else between two of them. What it comes to does not
 * depend on when it is run on.
 */
export type Cooperative<T> = Generator<undefined, T, undefined>;

/** Runs all steps, one after the other, and returns what they come to. */
export function runToEnd<T>(steps: Cooperative<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
