/** Lets a model server rest that fails again and again, so that replies do not each wait for it in vain. */
export type CircuitBreaker = {
  isResting(): boolean;
  wentWell(): void;
  /** @param afterMs how long the server itself asked to be left alone, if it did */
  failed(afterMs?: number): void;
};

/** So many failures in a row, and it rests. */
const FAILURES_IN_A_ROW = 5;
const REST_MS = 30_000;
/** No server is left alone for longer, whatever it asks for. */
const LONGEST_REST_MS = 600_000;

/** @param now milliseconds since 1970 */
export function createCircuitBreaker(now: () => number): CircuitBreaker {
  let failures = 0;
  let until = 0;
  return {
    isResting: () => now() < until,
    wentWell() {
      failures = 0;
    },
    failed(afterMs = 0) {
      failures += 1;
      const rest = failures >= FAILURES_IN_A_ROW ? Math.max(afterMs, REST_MS) : afterMs;
      until = Math.max(until, now() + Math.min(rest, LONGEST_REST_MS));
    },
  };
}
