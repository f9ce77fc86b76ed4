import { DAY_MS, type Instant } from "../engine/model/time.ts";

/** ISO 8601: a date, or a date and time with or without seconds and zone. */
const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/**
 * Reads an ISO 8601 date (00:00 UTC) or instant. A time without a zone is UTC, so that a file means the same everywhere.
 * @returns null when the text is neither, or names a day or time that does not exist
 */
export function readInstant(text: string): Instant | null {
  const match = ISO.exec(text);
  if (match === null) return null;
  const [, date, time, zone] = match;
  const day = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== date) return null;
  if (time === undefined) return day;
  const sinceMidnight = Date.parse(`1970-01-01T${time}Z`);
  if (Number.isNaN(sinceMidnight) || sinceMidnight > DAY_MS) return null;
  const offset = zoneMinutes(zone);
  return offset === null ? null : day + sinceMidnight - offset * 60_000;
}

/** Minutes that a zone such as `+01:00` is ahead of UTC; null beyond the 18 hours that ISO zones stay within. */
function zoneMinutes(zone: string | undefined): number | null {
  if (zone === undefined || zone.toUpperCase() === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(":", "") || "0");
  if (minutes > 18 * 60) return null;
  return zone.startsWith("-") ? -minutes : minutes;
}
