import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fitQuietRisk,
  quietRisk,
  type LoggedTouch,
  type TouchLog,
} from "../../../src/engine/quiet-risk/quiet-risk.ts";
import { DAY_MS } from "../../../src/engine/model/time.ts";
import { WORLDS } from "../../fit/touch-worlds.ts";

const NOW = Date.UTC(2025, 5, 1);

/** A log with a touch so many days before NOW. */
function touchedDaysAgo(...daysAgo: number[]): TouchLog {
  return log(daysAgo.map((days) => ({ at: NOW - days * DAY_MS, direction: null })));
}

function log(touches: LoggedTouch[]): TouchLog {
  return { id: "r", touches };
}

const noPast = fitQuietRisk([], NOW, 60);
const world = WORLDS.burstyMail({ relationships: 200, days: 400, seed: 5 });
const worldEnd = Date.UTC(2024, 0, 1) + 400 * DAY_MS;
const learned = fitQuietRisk(world, worldEnd, 60);

const anyTouches = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 900 * DAY_MS }).map((ms) => NOW - ms),
    direction: fc.constantFrom("in" as const, "out" as const, "both" as const, null),
    contactId: fc.constantFrom("anna", "bo", null),
  }),
  { minLength: 1, maxLength: 40 },
);

describe("quiet risk", () => {
  test("never falls while a relationship stays silent, whatever its past and whatever was learned", () => {
    fc.assert(
      fc.property(
        anyTouches,
        fc.array(fc.double({ min: 0, max: 1500, noNaN: true }), { minLength: 2, maxLength: 8 }),
        fc.constantFrom(noPast, learned),
        (touches, waits, model) => {
          let before = 0;
          for (const wait of waits.toSorted((a, b) => a - b)) {
            const { risk } = quietRisk(model, log(touches), NOW + wait * DAY_MS)!;
            expect(risk).toBeGreaterThanOrEqual(before - 1e-12);
            expect(risk).toBeLessThanOrEqual(1);
            before = risk;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test("uses nothing that happens after the moment it is asked for, in a forecast or in learning", () => {
    const asOf = worldEnd - 100 * DAY_MS;
    const known = world.map(({ id, touches }) => ({
      id,
      touches: touches.filter(({ at }) => at <= asOf),
    }));
    expect(fitQuietRisk(world, asOf, 60)).toEqual(fitQuietRisk(known, asOf, 60));
    for (const [i, one] of world.entries())
      expect(quietRisk(learned, one, asOf)).toEqual(quietRisk(learned, known[i]!, asOf));
  });

  test("is the same whatever the order of the logs and of the touches", () => {
    const turned = world
      .map(({ id, touches }) => ({ id, touches: touches.toReversed() }))
      .toReversed();
    const again = fitQuietRisk(turned, worldEnd, 60);
    for (const [j, beta] of again.full.entries()) expect(beta).toBeCloseTo(learned.full[j]!, 8);
    expect(quietRisk(learned, turned[0]!, worldEnd)).toEqual(
      quietRisk(learned, world.at(-1)!, worldEnd),
    );
  });

  test("is unknown without a touch by then", () => {
    expect(quietRisk(noPast, log([]), NOW)).toBeNull();
    expect(quietRisk(noPast, touchedDaysAgo(-1), NOW)).toBeNull();
  });

  test("is of low confidence under three touches, medium with three, high with a rhythm and a past learned from", () => {
    expect(quietRisk(learned, touchedDaysAgo(10), NOW)!.confidence).toBe("low");
    expect(quietRisk(learned, touchedDaysAgo(10, 20), NOW)!.confidence).toBe("low");
    expect(quietRisk(learned, touchedDaysAgo(10, 20, 30), NOW)!.confidence).toBe("medium");
    const rhythm = touchedDaysAgo(5, 15, 25, 35, 45, 55, 65, 75);
    expect(quietRisk(learned, rhythm, NOW)!.confidence).toBe("high");
    expect(quietRisk(noPast, rhythm, NOW)!.confidence).toBe("medium");
  });

  test("counts days, not touches, and gives the usual gap as the median", () => {
    const risk = quietRisk(noPast, touchedDaysAgo(40.8, 41, 53, 65, 100), NOW)!;
    expect(risk.touches).toBe(4);
    expect(risk.typicalGapDays).toBe(12);
    expect(risk.lastAt).toBe(NOW - 40.8 * DAY_MS);
    expect(quietRisk(noPast, touchedDaysAgo(41, 42), NOW)!.typicalGapDays).toBe(1);
    expect(quietRisk(noPast, touchedDaysAgo(41), NOW)!.typicalGapDays).toBeNull();
  });

  test("is low for a weekly rhythm that goes on and high for one that stopped half a year ago, on day one", () => {
    const weekly = Array.from({ length: 20 }, (_, week) => 3 + 7 * week);
    expect(quietRisk(noPast, touchedDaysAgo(...weekly), NOW)!.risk).toBeLessThan(0.1);
    const stopped = weekly.map((days) => days + 180);
    expect(quietRisk(noPast, touchedDaysAgo(...stopped), NOW)!.risk).toBeGreaterThan(0.7);
  });

  test("where nobody ever fell silent, a silence that was never seen is not called harmless", () => {
    const weekly = (id: string, silentDays: number): TouchLog => ({
      id,
      touches: Array.from({ length: 40 }, (_, week) => ({
        at: NOW - (silentDays + 7 * week) * DAY_MS,
        direction: null,
      })),
    });
    const logs = Array.from({ length: 30 }, (_, i) => weekly(`r${i}`, 1 + (i % 6)));
    const here = fitQuietRisk(logs, NOW, 60);
    const riskAfter = (model: typeof here, days: number) =>
      quietRisk(model, weekly("r", days), NOW)!.risk;
    expect(riskAfter(here, 3)).toBeLessThan(riskAfter(noPast, 3));
    expect(riskAfter(here, 54)).toBeGreaterThan(0.9 * riskAfter(noPast, 54));
    expect(riskAfter(here, 54)).toBeGreaterThan(10 * riskAfter(here, 3));
  });

  test("refuses a horizon that is no length of time", () => {
    for (const horizon of [0, -1, Number.NaN, Infinity])
      expect(() => fitQuietRisk([], NOW, horizon)).toThrow(RangeError);
  });
});

describe("the reasons", () => {
  const reasons = (...daysAgo: number[]): string[] =>
    quietRisk(noPast, touchedDaysAgo(...daysAgo), NOW)!.reasons;

  test("set the silence against the usual gap, and against the longest pause when it is longer", () => {
    expect(reasons(41, 53, 65, 77)).toEqual([
      "silent for 41 days, usually in touch every 12",
      "never silent this long before: the longest pause was 12 days",
    ]);
    expect(reasons(1, 2, 3)[0]).toBe("silent for 1 day, usually in touch every day");
    expect(reasons(0, 10, 20)[0]).toBe("in touch today, usually in touch every 10");
  });

  test("say how little is known under three touches", () => {
    expect(reasons(41)).toEqual(["one touch so far, 41 days ago"]);
    expect(reasons(41, 50)).toContain("only two touches so far, too few to know its rhythm");
  });

  test("name pauses that have grown", () => {
    expect(reasons(5, 35, 60, 90, 97, 104, 111, 118, 125, 132)).toContain(
      "pauses have grown: the last three were 28 days on average",
    );
  });

  test("name a relationship that never answers", () => {
    const touches = [5, 15, 25].map((days): LoggedTouch => ({
      at: NOW - days * DAY_MS,
      direction: "out",
    }));
    expect(quietRisk(noPast, log(touches), NOW)!.reasons).toContain(
      "no word back in 3 days that we wrote or called",
    );
  });
});
