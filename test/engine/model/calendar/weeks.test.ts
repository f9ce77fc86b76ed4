import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addWeeks,
  daysBetween,
  isLocalDate,
  isWeek,
  mondayOf,
  weekday,
  weekOf,
  weekStart,
} from "../../../../src/engine/model/calendar.ts";

const anyDate = fc.integer({ min: -20_000, max: 60_000 }).map((day) => addDays("1970-01-01", day));

describe("weeks and days", () => {
  it("are ISO 8601's on any date", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -900, max: 900 }), (date, n) => {
        const plain = Temporal.PlainDate.from(date);
        const week = `${plain.yearOfWeek}-W${String(plain.weekOfYear).padStart(2, "0")}`;
        expect(weekOf(date)).toBe(week);
        expect(weekday(date)).toBe(plain.dayOfWeek);
        expect(addDays(date, n)).toBe(plain.add({ days: n }).toString());
        expect(daysBetween(date, addDays(date, n))).toBe(n);
        expect(mondayOf(week)).toBe(plain.subtract({ days: plain.dayOfWeek - 1 }).toString());
        expect(addWeeks(addWeeks(week, n), -n)).toBe(week);
      }),
    );
  });

  it("start on Monday 00:00 there", () => {
    expect(new Date(weekStart("2026-W47", "Europe/Copenhagen")).toISOString()).toBe(
      "2026-11-15T23:00:00.000Z",
    );
    expect(addWeeks("2026-W53", 1)).toBe("2027-W01");
  });

  it("are refused when they do not exist", () => {
    expect(["2026-W53", "2026-W01"].filter(isWeek)).toHaveLength(2);
    expect(["2025-W53", "2026-W00", "2026-W54", "2026-47", ""].filter(isWeek)).toEqual([]);
    expect(["2026-02-28", "2024-02-29"].filter(isLocalDate)).toHaveLength(2);
    expect(["2026-02-29", "2026-02-30", "2026-13-01", "26-01-01", ""].filter(isLocalDate)).toEqual(
      [],
    );
  });
});
