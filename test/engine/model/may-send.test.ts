import { describe, expect, it } from "vitest";
import {
  catchUpTime,
  isPaused,
  maySend,
  type Recipient,
} from "../../../src/engine/model/may-send.ts";
import { DAY_MS, HOUR_MS } from "../../../src/engine/model/time.ts";

const MEMBER: Recipient = {
  id: "nadia",
  timezone: "Europe/Copenhagen",
  workingDays: [1, 2, 3, 4, 5],
  workingHours: { start: "09:00", end: "17:00" },
  state: "active",
  pausedFrom: null,
  pausedUntil: null,
};
/** Wednesday of week 48, ten o'clock in Copenhagen. */
const WEDNESDAY = Date.parse("2026-11-25T09:00:00Z");
const NUDGE = { week: "2026-W48", isClosed: false, isTheirs: true, isTouched: false };
const sent = (at: number, open = false) => ({ at, open });

describe("may send: a nudge", () => {
  it("goes in working hours when nothing stands in its way", () => {
    expect(maySend(MEMBER, NUDGE, [], WEDNESDAY)).toEqual({ kind: "now" });
  });

  it.each([
    ["left", { ...MEMBER, state: "removed" as const }, NUDGE],
    ["paused", { ...MEMBER, state: "paused" as const }, NUDGE],
    ["closed", MEMBER, { ...NUDGE, isClosed: true }],
    ["week over", MEMBER, { ...NUDGE, week: "2026-W47" }],
    ["no longer theirs", MEMBER, { ...NUDGE, isTheirs: false }],
    ["touched", MEMBER, { ...NUDGE, isTouched: true }],
  ])("never goes: %s, at work or not", (why, member, nudge) => {
    for (const now of [WEDNESDAY, WEDNESDAY + 12 * HOUR_MS]) {
      expect(maySend(member, nudge, [], now)).toEqual({ kind: "never", why });
    }
  });

  it("waits for the next working time", () => {
    const evening = WEDNESDAY + 10 * HOUR_MS;
    const may = maySend(MEMBER, NUDGE, [], evening);
    expect(may).toEqual({ kind: "later", at: catchUpTime(evening, MEMBER) });
    const nine = Date.parse("2026-11-26T08:00:00Z");
    expect(catchUpTime(evening, MEMBER)).toBeGreaterThanOrEqual(nine);
    expect(catchUpTime(evening, MEMBER)).toBeLessThan(nine + HOUR_MS);
  });

  it("waits until the one before is a day old, unless that one is answered", () => {
    const yesterday = WEDNESDAY - 20 * HOUR_MS;
    expect(maySend(MEMBER, NUDGE, [sent(yesterday, true)], WEDNESDAY)).toEqual({
      kind: "later",
      at: yesterday + DAY_MS,
    });
    expect(maySend(MEMBER, NUDGE, [sent(yesterday)], WEDNESDAY)).toEqual({ kind: "now" });
  });

  it("never goes after five messages in the week; those of the week before do not count", () => {
    const monday = Date.parse("2026-11-22T23:00:00Z");
    const five = [0, 1, 2, 3, 4].map((n) => sent(monday + n * HOUR_MS));
    const why = "enough this week";
    expect(maySend(MEMBER, NUDGE, five, WEDNESDAY)).toEqual({ kind: "never", why });
    const before = [...five.slice(1), sent(monday - 1)];
    expect(maySend(MEMBER, NUDGE, before, WEDNESDAY)).toEqual({ kind: "now" });
  });
});

describe("may send: a question about no nudge", () => {
  it("does not wait for an open nudge", () => {
    const started = [sent(WEDNESDAY - HOUR_MS, true)];
    expect(maySend(MEMBER, null, started, WEDNESDAY)).toEqual({ kind: "now" });
  });
});

describe("pause", () => {
  it("with an end: over on that day in the member's zone", () => {
    const member = { ...MEMBER, state: "paused" as const, pausedUntil: "2026-11-26" };
    const midnight = Date.parse("2026-11-25T23:00:00Z");
    expect(isPaused(member, midnight - 1)).toBe(true);
    expect(isPaused(member, midnight)).toBe(false);
  });
});
