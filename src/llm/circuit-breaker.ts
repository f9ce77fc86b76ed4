/** Stops calling a model server that keeps failing, so that no reply waits for it in vain. */
export type CircuitBreaker = {
  /** no calls for now */
  isOpen(): boolean;
  succeeded(): void;
  /** @param afterMs how long the server itself asked to be left alone, if it did */
  failed(afterMs?: number): void;
};

/** Failures in a row after which calls stop. */
const MAX_CONSECUTIVE_FAILURES = 5;
/** How long they stop: half a minute, unless the server asks for more. */
const REST_MS = 30_000;
/** The longest Retry-After that is obeyed: 10 minutes. */
const MAX_REST_MS = 600_000;

/** @param now milliseconds since 1970 */
export function createCircuitBreaker(now: () => number): CircuitBreaker {
  let failures = 0;
  let until = 0;
  return {
    isOpen: () => now() < until,
    succeeded() {
      failures = 0;
    },
    failed(afterMs = 0) {
      failures += 1;
      const pauseMs = failures >= MAX_CONSECUTIVE_FAILURES ? Math.max(afterMs, REST_MS) : afterMs;
      until = Math.max(until, now() + Math.min(pauseMs, MAX_REST_MS));
    },
  };
}
