import type { Instant, LocalDate, LocalTime, Zone } from "../time.ts";
import { DAY_MS, MINUTE_MS } from "../time.ts";
import { dateOf, dayNumber, minutesOf, timeOf } from "./days.ts";
import { offsetAt } from "./offsets.ts";

/** The day on the wall calendar at an instant in a zone. Throws RangeError for an unknown zone. */
export function toLocalDate(at: Instant, zone: Zone): LocalDate {
  return dateOf(Math.floor((at + offsetAt(at, zone)) / DAY_MS));
}

/** The wall clock at an instant in a zone, to the minute. Throws RangeError for an unknown zone. */
export function toLocalTime(at: Instant, zone: Zone): LocalTime {
  const local = at + offsetAt(at, zone);
  return timeOf(Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS));
}

/**
 * The instant of a local date and time in a zone. A time that the clocks skip goes forward by the length of the gap,
 * a time that they show twice is the first one ("compatible" in RFC 5545 and Temporal).
 * Throws RangeError for a text that is no date, no time or no zone.
 */
export function toInstant(date: LocalDate, time: LocalTime, zone: Zone): Instant {
  const local = dayNumber(date) * DAY_MS + minutesOf(time) * MINUTE_MS;
  // Offsets stay within a day of UTC, so a day to each side stands clear of any change that matters here.
  const before = offsetAt(local - DAY_MS, zone);
  const first = local - before;
  if (offsetAt(first, zone) === before) return first;
  const after = offsetAt(local + DAY_MS, zone);
  const second = local - after;
  return offsetAt(second, zone) === after ? second : first;
}
