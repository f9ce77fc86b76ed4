import type { Direction } from "../model/interaction.ts";
import { DAY_MS, type Instant } from "../model/time.ts";

/** One touch: when, which way, and with whom, as far as known. */
export type LoggedTouch = { at: Instant; direction: Direction | null; contactId?: string | null };
/** All touches of one relationship, in any order. */
export type TouchLog = { id: string; touches: LoggedTouch[] };

/** Who spoke on a day, as bits: we did, they did. */
export const WE_SPOKE = 1;
export const THEY_SPOKE = 2;

/** A relationship's touches up to a moment, one entry a UTC day, ascending. */
export type History = {
  /** days since 1970-01-01, distinct */
  days: Int32Array;
  /** touches on that day */
  events: Int32Array;
  /** who spoke on that day: bits WE_SPOKE, THEY_SPOKE; 0 when no direction is known */
  spoke: Uint8Array;
  /** contacts met so far, counted up to and with that day */
  contacts: Int32Array;
  lastAt: Instant;
  /** see hashOf */
  hash: number;
};

const SPOKE: Record<Direction, number> = {
  out: WE_SPOKE,
  in: THEY_SPOKE,
  both: WE_SPOKE | THEY_SPOKE,
};

/** The UTC day of an instant, in days since 1970-01-01. */
export function dayOf(at: Instant): number {
  return Math.floor(at / DAY_MS);
}

/** A log's history up to and with `asOf`; null when nothing had happened by then. */
export function historyUntil(log: TouchLog, asOf: Instant): History | null {
  const past = log.touches.filter((touch) => touch.at <= asOf);
  if (past.length === 0) return null;
  past.sort((a, b) => a.at - b.at);
  const days = new Int32Array(past.length);
  const events = new Int32Array(past.length);
  const spoke = new Uint8Array(past.length);
  const contacts = new Int32Array(past.length);
  const met = new Set<string>();
  let last = -1;
  for (const touch of past) {
    const day = dayOf(touch.at);
    if (last < 0 || days[last] !== day) days[++last] = day;
    events[last]! += 1;
    if (touch.direction !== null) spoke[last]! |= SPOKE[touch.direction];
    if (touch.contactId != null) met.add(touch.contactId);
    contacts[last] = met.size;
  }
  const size = last + 1;
  return {
    days: days.slice(0, size),
    events: events.slice(0, size),
    spoke: spoke.slice(0, size),
    contacts: contacts.slice(0, size),
    lastAt: past.at(-1)!.at,
    hash: hashOf(log.id),
  };
}

/** Decides who is in a sample, whatever the order of the log: FNV-1a over UTF-16 code units, 32 bits (Fowler, Noll, Vo; RFC 9923). */
export function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
