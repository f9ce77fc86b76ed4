import { setImmediate as breathe } from "node:timers/promises";
import type { Steps } from "../../engine/model/cooperative.ts";

/** So long the process may be held before others have their turn: a platform waits three seconds for an answer. */
const HELD_MS = 20;

/** Runs a long computation of the engine, and lets whatever else waits go first every so often. */
export async function breathing<T>(steps: Steps<T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < HELD_MS) continue;
    await breathe();
    since = performance.now();
  }
}
