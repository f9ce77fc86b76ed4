import { describe, expect, it } from "vitest";
import { startClock } from "../../src/app/clock.ts";

const MINUTE_MS = 60_000;
const NOW = Date.parse("2026-11-23T09:00:00Z");

function quietLog() {
  const said: string[] = [];
  const note = (_: object, sentence: string) => void said.push(sentence);
  return { said, log: { info: note, warn: note, error: note } };
}

/** A database whose clock says so. */
const says = (time: () => number) => async () => ({ rows: [{ ms: time() }] });

describe("clock", () => {
  it("is the database's where the machine's is minutes off, ahead or behind, and logs it once", async () => {
    for (const offMs of [5 * MINUTE_MS, -5 * MINUTE_MS]) {
      const { said, log } = quietLog();
      const clock = await startClock(
        says(() => NOW),
        log,
        () => NOW + offMs,
      );
      clock.stop();
      expect(clock.now()).toBe(NOW);
      expect(said).toEqual(["this machine's clock is wrong: the database's counts"]);
    }
  });

  it("is the machine's own where that is right to a second or two", async () => {
    const { said, log } = quietLog();
    const clock = await startClock(
      says(() => NOW),
      log,
      () => 42_000,
    );
    clock.stop();
    expect(clock.now()).toBe(NOW);
    const near = await startClock(
      says(() => 43_500),
      log,
      () => 42_000,
    );
    near.stop();
    expect(near.now()).toBe(42_000);
    expect(said).toHaveLength(1);
  });

  it("ignores a slow answer, which says too little about when it was given", async () => {
    let now = 0;
    const slow = says(() => {
      now += 5_000;
      return 10 * MINUTE_MS;
    });
    const clock = await startClock(slow, quietLog().log, () => now);
    clock.stop();
    expect(clock.now()).toBe(now);
  });
});
