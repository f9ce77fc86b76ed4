import { describe, expect, it } from "vitest";
import {
  isWorkingTime,
  nextWorkingTime,
  slotTime,
  toLocalDate,
  toLocalTime,
} from "../../../../src/engine/model/calendar.ts";
import { aMember, at } from "../../../support/portfolio.ts";

const iso = (instant: number | null): string =>
  instant === null ? "none" : new Date(instant).toISOString().slice(0, 16);

describe("working time", () => {
  it("starts with the first minute and ends before the last", () => {
    const ada = aMember();
    const inside = ["2026-05-12T07:00Z", "2026-05-12T14:59Z"].map(at);
    const outside = ["2026-05-12T06:59Z", "2026-05-12T15:00Z", "2026-05-16T10:00Z"].map(at);
    expect(inside.every((instant) => isWorkingTime(instant, ada))).toBe(true);
    expect(outside.some((instant) => isWorkingTime(instant, ada))).toBe(false);
  });

  it("is now when now lies in it, else the next morning there", () => {
    const ada = aMember();
    expect(iso(nextWorkingTime(at("2026-05-12T10:00Z"), ada))).toBe("2026-05-12T10:00");
    expect(iso(nextWorkingTime(at("2026-05-15T20:00Z"), ada))).toBe("2026-05-18T07:00");
    // the clocks change on Sunday 25 October: Monday 09:00 is an hour later in UTC
    expect(iso(nextWorkingTime(at("2026-10-24T10:00Z"), ada))).toBe("2026-10-26T08:00");
  });

  it("may run over midnight", () => {
    const night = aMember({ workingDays: [5], workingHours: { start: "22:00", end: "06:00" } });
    expect(isWorkingTime(at("2026-05-16T03:00Z"), night)).toBe(true);
    expect(isWorkingTime(at("2026-05-15T03:00Z"), night)).toBe(false);
  });

  it("needs a working day", () => {
    const never = aMember({ workingDays: [] });
    expect(() => nextWorkingTime(at("2026-05-12"), never)).toThrow("at least one working day");
    expect(slotTime("2026-W20", 1, never)).toBeNull();
  });
});

describe("a slot", () => {
  it("falls on the member's own working days, at a minute that is theirs", () => {
    const ada = aMember({ workingDays: [2, 3, 5] });
    const slots = [1, 2, 3].map((slot) => slotTime("2026-W20", slot, ada) as number);
    expect(slots.map((slot) => toLocalDate(slot, ada.timezone))).toEqual([
      "2026-05-12",
      "2026-05-13",
      "2026-05-15",
    ]);
    const times = new Set(slots.map((slot) => toLocalTime(slot, ada.timezone)));
    expect(times.size).toBe(1);
    const [time] = [...times] as [string];
    expect(time >= "09:30" && time < "10:00").toBe(true);
    expect(slotTime("2026-W20", 4, ada)).toBeNull();
  });

  it("keeps a preferred time inside the hours, and only that", () => {
    const ada = aMember();
    expect(iso(slotTime("2026-W20", 1, ada, "14:15"))).toBe("2026-05-11T12:15");
    expect(slotTime("2026-W20", 1, ada, "20:00")).toBe(slotTime("2026-W20", 1, ada));
  });

  it("spreads the members over half an hour", () => {
    const times = Array.from({ length: 200 }, (_, i) =>
      slotTime("2026-W20", 1, aMember({ id: `member-${i}` })),
    );
    expect(new Set(times).size).toBeGreaterThan(25);
  });
});
