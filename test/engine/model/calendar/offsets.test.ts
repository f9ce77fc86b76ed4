import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  isZone,
  toInstant,
  toLocalDate,
  toLocalTime,
} from "../../../../src/engine/model/calendar.ts";

/** Local times around both clock changes of 2026 (2025/26 in the south), and the UTC instants they must be. */
const GOLDEN: [zone: string, date: string, time: string, utc: string, why: string][] = [
  ["Europe/Copenhagen", "2026-03-29", "01:59", "2026-03-29T00:59Z", "before spring"],
  ["Europe/Copenhagen", "2026-03-29", "02:30", "2026-03-29T01:30Z", "gap: becomes 03:30"],
  ["Europe/Copenhagen", "2026-03-29", "03:00", "2026-03-29T01:00Z", "after spring"],
  ["Europe/Copenhagen", "2026-10-25", "02:30", "2026-10-25T00:30Z", "overlap: the first"],
  ["Europe/Copenhagen", "2026-10-25", "03:00", "2026-10-25T02:00Z", "after autumn"],
  ["Europe/London", "2026-03-29", "01:30", "2026-03-29T01:30Z", "gap: becomes 02:30"],
  ["Europe/London", "2026-10-25", "01:30", "2026-10-25T00:30Z", "overlap: the first"],
  ["America/New_York", "2026-03-08", "02:30", "2026-03-08T07:30Z", "gap: becomes 03:30"],
  ["America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30Z", "overlap: the first"],
  ["America/New_York", "2026-11-01", "02:00", "2026-11-01T07:00Z", "after autumn"],
  ["America/Santiago", "2026-04-04", "23:30", "2026-04-05T02:30Z", "overlap before midnight"],
  ["America/Santiago", "2026-09-06", "00:00", "2026-09-06T04:00Z", "midnight is skipped: 01:00"],
  ["Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45Z", "half-hour overlap: first"],
  ["Australia/Lord_Howe", "2026-04-05", "02:00", "2026-04-04T15:30Z", "after autumn"],
  ["Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45Z", "half-hour gap: 02:45"],
  ["Australia/Lord_Howe", "2026-10-04", "02:30", "2026-10-03T15:30Z", "after spring"],
  ["Australia/Sydney", "2026-10-04", "02:30", "2026-10-03T16:30Z", "gap: becomes 03:30"],
  ["Australia/Sydney", "2026-04-05", "02:30", "2026-04-04T15:30Z", "overlap: the first"],
  ["Asia/Kathmandu", "2026-03-29", "02:30", "2026-03-28T20:45Z", "no changes, +05:45"],
  ["Asia/Kathmandu", "1986-01-01", "00:05", "1985-12-31T18:35Z", "gap of 1986: 00:20"],
  ["Asia/Kolkata", "2026-10-25", "02:30", "2026-10-24T21:00Z", "no changes, +05:30"],
  ["Pacific/Apia", "2011-12-30", "09:00", "2011-12-30T19:00Z", "the day that was skipped"],
  ["UTC", "2026-03-29", "02:30", "2026-03-29T02:30Z", "no changes"],
];

describe("local times", () => {
  it.each(GOLDEN)("%s %s %s is %s (%s)", (zone, date, time, utc) => {
    expect(new Date(toInstant(date, time, zone)).toISOString()).toBe(utc.replace("Z", ":00.000Z"));
  });

  it("agree with Temporal everywhere, in any order of asking", () => {
    const zones = fc.constantFrom(...GOLDEN.map(([zone]) => zone), "Africa/Casablanca");
    const minute = fc.integer({
      min: Date.UTC(1970, 0, 2) / 60_000,
      max: Date.UTC(2045, 0, 1) / 60_000,
    });
    fc.assert(
      fc.property(zones, minute, (zone, minutes) => {
        const at = minutes * 60_000;
        const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
        const date = there.toPlainDate().toString();
        const time = there.toPlainTime().toString({ smallestUnit: "minute" });
        expect(toLocalDate(at, zone)).toBe(date);
        expect(toLocalTime(at, zone)).toBe(time);
        const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
        expect(toInstant(date, time, zone)).toBe(wall.toZonedDateTime(zone).epochMilliseconds);
      }),
      { numRuns: 300 },
    );
  });

  it("are found a million times in well under a second", () => {
    const start = Date.UTC(2024, 0, 1);
    // The processor's time: the clock on the wall also counts whatever else runs.
    const before = process.cpuUsage();
    let seen = 0;
    for (let i = 0; i < 1_000_000; i++) {
      seen += toLocalDate(start + (i % 1000) * 86_400_000, "Europe/Copenhagen").length;
    }
    expect(seen).toBe(10_000_000);
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(5_000);
  });

  it("know a zone's name from anything else", () => {
    expect(["Europe/Copenhagen", "UTC", "Asia/Kathmandu"].filter(isZone)).toHaveLength(3);
    expect(["", "+01:00", "Mars/Olympus", "Europe/Copenhagen "].filter(isZone)).toEqual([]);
  });
});
