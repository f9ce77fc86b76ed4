import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cadence, cadenceOf } from "../../../src/engine/strengths/cadence.ts";
import { addDays } from "../../../src/engine/model/calendar.ts";
import { aHistory, anInteraction, at, everyDays } from "../../support/portfolio.ts";

const touched = (...days: string[]) =>
  aHistory({ interactions: days.map((day) => anInteraction({ at: day })) });

describe("a cadence", () => {
  it("is unknown under three touch days, however many touches these hold", () => {
    const history = touched("2026-05-01", "2026-05-01", "2026-05-08");
    expect(cadence(history, at("2026-05-12"))).toEqual({
      state: "new",
      touchDays: 2,
      lastOn: "2026-05-08",
      silenceDays: 4,
    });
    expect(cadence(aHistory(), at("2026-05-12"))).toMatchObject({
      lastOn: null,
      silenceDays: null,
    });
  });

  it("is the gap that is usual here, with the day of the next touch", () => {
    const history = touched(...everyDays(12, 6, "2026-01-01"));
    expect(cadence(history, at("2026-03-08"))).toMatchObject({
      state: "on rhythm",
      usualGapDays: 12,
      meanGapDays: 12,
      silenceDays: 6,
      lastOn: "2026-03-02",
      expectedOn: "2026-03-14",
    });
  });

  it("fades, then goes quiet, against its own rhythm and not a fixed number of days", () => {
    const monthly = touched(...everyDays(30, 8, "2025-06-01"));
    const weekly = touched(...everyDays(7, 32, "2025-05-24"));
    const state = (history: typeof weekly, when: string) => cadence(history, at(when)).state;
    expect(state(weekly, "2026-01-05")).toBe("on rhythm");
    expect(state(weekly, "2026-01-20")).toBe("fading");
    expect(state(weekly, "2026-02-10")).toBe("quiet");
    expect(state(monthly, "2026-02-05")).toBe("on rhythm");
    expect(state(monthly, "2026-03-10")).toBe("fading");
    expect(state(monthly, "2026-05-01")).toBe("quiet");
  });

  it("follows what is recent when the rhythm drifts", () => {
    const slow = everyDays(60, 8, "2023-01-01");
    const brisk = everyDays(7, 8, "2025-06-01");
    const now = cadence(touched(...slow, ...brisk), at("2025-07-25"));
    expect(now).toMatchObject({ usualGapDays: 7, medianGapDays: 60 });
  });

  it("never comes back by silence alone", () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 2, maxLength: 20 });
    const order = ["on rhythm", "fading", "quiet"];
    fc.assert(
      fc.property(gaps, fc.nat(400), fc.nat(400), (lengths, silence, more) => {
        const days = ["2024-01-01"];
        for (const gap of lengths) days.push(addDays(days.at(-1) as string, gap));
        const last = days.at(-1) as string;
        const rank = (n: number) => order.indexOf(cadenceOf(days, addDays(last, n)).state);
        expect(rank(silence + more)).toBeGreaterThanOrEqual(rank(silence));
      }),
    );
  });
});
