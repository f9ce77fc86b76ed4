import { setImmediate as breathe } from "node:timers/promises";
import type { Cooperative } from "../../engine/model/cooperative.ts";

/** So long the process may be held before others have their turn: a platform waits three seconds for an answer. */
const HELD_MS = 20;

/** Runs a long computation of the engine, and lets whatever else waits go first every so often. */
export async function runCooperatively<T>(steps: Cooperative<T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < HELD_MS) continue;
    await breathe();
    since = performance.now();
  }
}
