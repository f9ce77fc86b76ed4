import { Temporal } from "temporal-polyfill";
import { firstNot } from "../first-not.ts";
import type { Instant, Zone } from "../time.ts";

/** A stretch of time in which a zone's clocks stand at one distance from UTC. */
type Span = { from: Instant; until: Instant; offset: number };

/** What is remembered of a zone: its spans so far, ascending, and the one asked for last. */
type ZoneSpans = { spans: Span[]; last: Span };

const NS_PER_MS = 1_000_000;
const zones = new Map<Zone, ZoneSpans>();

/**
 * UTC offset of a zone at an instant, in milliseconds; positive when its clocks are ahead of UTC.
 * The slow polyfill is called once per span between two clock changes; the rest is arithmetic.
 * @throws RangeError for an unknown zone name
 */
export function offsetAt(at: Instant, zone: Zone): number {
  let known = zones.get(zone);
  if (known === undefined) {
    const first = findSpan(at, zone);
    known = { spans: [first], last: first };
    zones.set(zone, known);
  }
  const { last } = known;
  if (at >= last.from && at < last.until) return last.offset;
  known.last = spanAt(known.spans, at, zone);
  return known.last.offset;
}

function spanAt(spans: Span[], at: Instant, zone: Zone): Span {
  const place = firstNot(spans, ({ until }) => until <= at);
  const candidate = spans[place];
  if (candidate !== undefined && candidate.from <= at) return candidate;
  const found = findSpan(at, zone);
  spans.splice(place, 0, found);
  return found;
}

function findSpan(at: Instant, zone: Zone): Span {
  const there = (instant: Instant): Temporal.ZonedDateTime =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  const whole = Math.floor(at);
  // "previous" is strictly before the asked instant: a change at this very millisecond is found from the next one
  const previous = there(whole + 1).getTimeZoneTransition("previous");
  const here = there(whole);
  const next = here.getTimeZoneTransition("next");
  return {
    from: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: here.offsetNanoseconds / NS_PER_MS,
  };
}

/** Whether this is the name of an IANA zone (`Europe/Copenhagen`, `UTC`); an offset (`+01:00`) is none. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    offsetAt(0, name);
    return true;
  } catch {
    return false;
  }
}
