import { describe, expect, it } from "vitest";
import { doseOf } from "../../../src/engine/choose/dose.ts";
import { weekNumberOf } from "../../../src/engine/choose/contact-interval.ts";
import { addWeeks } from "../../../src/engine/model/calendar.ts";
import type { PastNudge } from "../../../src/engine/model/nudge.ts";
import { drawOf } from "../../../src/engine/model/random.ts";
import { aNudge } from "../../support/portfolio.ts";

const FIRST_WEEK = "2026-W02";

/** Doses of twelve weeks for a rep who acts on each of `dose` nudges with a chance; one nudge in ten is held out. */
function twelveWeeks(chance: (dose: number) => number): number[] {
  const nudges: PastNudge[] = [];
  return Array.from({ length: 12 }, (_, i) => {
    const week = addWeeks(FIRST_WEEK, i);
    const dose = doseOf(nudges, 3, weekNumberOf(week));
    const sent = Array.from({ length: dose }, (__, slot) => slot).filter(
      (slot) => drawOf(`held out ${week} ${slot}`) >= 0.1,
    );
    for (const slot of sent) {
      const acts = drawOf(`acts ${week} ${slot}`) < chance(sent.length);
      nudges.push(
        aNudge({
          week,
          slot: slot + 1,
          state: acts ? "answered" : "ignored",
          touchedWithin7Days: acts,
        }),
      );
    }
    return dose;
  });
}

describe("a rep's dose over twelve weeks", () => {
  it("stays at the setting for one who acts on nearly all", () => {
    expect(twelveWeeks(() => 0.95)).toEqual(Array.from({ length: 12 }, () => 3));
  });

  it("stays at the setting for one who acts on two of three: two ignored in a row are luck", () => {
    expect(twelveWeeks(() => 0.66)).toEqual(Array.from({ length: 12 }, () => 3));
  });

  it("falls for one who acts less the more they get, and touches rise", () => {
    const doses = twelveWeeks((dose) => (dose >= 3 ? 0.1 : 0.9));
    expect(doses[0]).toBe(3);
    expect(doses.at(-1)).toBe(2);
    expect(doses.filter((it) => it < 3).length).toBeGreaterThan(4);
  });

  it("stays near the setting for one who seldom acts at any dose: fewer would only lead to fewer touches", () => {
    const doses = twelveWeeks(() => 0.15);
    expect(doses.filter((it) => it === 3).length).toBeGreaterThanOrEqual(9);
    expect(Math.min(...doses)).toBeGreaterThanOrEqual(2);
  });
});
