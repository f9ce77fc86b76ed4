import { daysBetween } from "../model/calendar.ts";
import type { Fact } from "../model/fact.ts";
import { count, list, sayAgo, sayDate } from "../model/saying.ts";
import { singleThread, silentChampion } from "./single-threading.ts";
import {
  type ContactPart,
  contactParts,
  effectiveNumber,
  memberShares,
  pairsInTouch,
  touchesWithin,
} from "./relationships.ts";
import { type Measure, type WeightedPart, fade, weigh } from "./measure.ts";
import type { CustomerAsOf } from "./subject.ts";

/** How much each part weighs (our choice, breadth and authority first as in the study below). */
const WEIGHTS = {
  breadth: 0.35,
  authority: 0.2,
  levels: 0.1,
  functions: 0.15,
  us: 0.1,
  density: 0.1,
};
/** A tie not used within a year no longer counts as known. */
const WINDOW_DAYS = 365;
/** A tie last used half a year ago holds half. */
const HALF_LIFE_DAYS = 180;
/** Contacts that halve what is missing: 2 make 50, 4 make 75, 6 make 88 (our choice). */
const BREADTH_HALVES_EVERY = 2;
/** Members of ours that halve what is missing: one alone makes 50. */
const US_HALVES_EVERY = 1;
const ALL_LEVELS = 3;
/** Three functions make a customer that no single change of chair can close (our choice). */
const ENOUGH_FUNCTIONS = 3;

/**
 * Reach: do many of us know many of them, at every level? 0 to 100; unknown while no touch of the last 365 days names
 * a contact.
 *
 * value = weighted mean of what is known of: breadth (0.35; 1 − 0.5^(n/2), n the number of contacts in touch, the
 * smaller of their effective number by share of touches and their ties fading with a half-life of 180 days), authority
 * (0.20; the freshest tie to an executive, same fading), levels in touch of three (0.10), functions in touch of three
 * (0.15), members of ours in touch (0.10; 1 − 0.5^m), density (0.10; pairs in touch of all pairs of those members and
 * contacts, where there are two or more of both). Levels and functions that nobody wrote down take no place.
 *
 * Source: number of ties and their authority drive what a relationship is worth, Palmatier, "Interfirm Relational
 * Drivers of Customer Value" (2008); the effective number is the inverse Herfindahl index; gaps between people as
 * missing bridges, Burt, "Structural Holes" (1992). The weights are our choice: the study's are for other data.
 */
export function measureReach(customer: CustomerAsOf): Measure {
  const touches = touchesWithin(customer.touches, customer.today, WINDOW_DAYS);
  const parts = contactParts(touches).filter(({ contactId }) => customer.contacts.has(contactId));
  if (parts.length === 0) {
    const reason = "No touch of the last year names a contact.";
    return { known: false, say: () => ({ reason, facts: () => [] }) };
  }
  const us = memberShares(touches).map(({ share }) => share);
  const value = weigh([
    breadth(customer, parts),
    authority(customer, parts),
    levels(customer, parts),
    functions(customer, parts),
    us.length === 0
      ? null
      : { share: 1 - 0.5 ** (effectiveNumber(us) / US_HALVES_EVERY), weight: WEIGHTS.us },
    density(us.length, parts.length, pairsInTouch(touches)),
  ]);
  return {
    known: true,
    value: value ?? 0,
    say: () => ({
      reason: reasonOf(customer, parts),
      facts: () => [...warnings(customer, parts), ...parts.map((part) => describe(customer, part))],
    }),
  };
}

function breadth(customer: CustomerAsOf, parts: ContactPart[]): WeightedPart {
  const lasting = parts.reduce((sum, part) => sum + freshness(customer, part), 0);
  const people = Math.min(lasting, effectiveNumber(parts.map(({ share }) => share)));
  return { share: 1 - 0.5 ** (people / BREADTH_HALVES_EVERY), weight: WEIGHTS.breadth };
}

function authority(customer: CustomerAsOf, parts: ContactPart[]): WeightedPart | null {
  if (!anyKnown(customer, "level")) return null;
  const executives = parts.filter((part) => contactOf(customer, part)?.level === "executive");
  const share = Math.max(0, ...executives.map((part) => freshness(customer, part)));
  return { share, weight: WEIGHTS.authority };
}

function levels(customer: CustomerAsOf, parts: ContactPart[]): WeightedPart | null {
  if (!anyKnown(customer, "level")) return null;
  return { share: distinct(customer, parts, "level").length / ALL_LEVELS, weight: WEIGHTS.levels };
}

function functions(customer: CustomerAsOf, parts: ContactPart[]): WeightedPart | null {
  if (!anyKnown(customer, "function")) return null;
  const share = Math.min(1, distinct(customer, parts, "function").length / ENOUGH_FUNCTIONS);
  return { share, weight: WEIGHTS.functions };
}

function density(members: number, contacts: number, pairs: number): WeightedPart | null {
  if (members < 2 || contacts < 2) return null;
  return { share: Math.min(1, pairs / (members * contacts)), weight: WEIGHTS.density };
}

function freshness(customer: CustomerAsOf, { lastOn }: ContactPart): number {
  return fade(daysBetween(lastOn, customer.today), HALF_LIFE_DAYS);
}

function contactOf(customer: CustomerAsOf, { contactId }: ContactPart) {
  return customer.contacts.get(contactId);
}

function anyKnown(customer: CustomerAsOf, what: "level" | "function"): boolean {
  return customer.history.contacts.some((contact) => contact[what] !== null);
}

function distinct(customer: CustomerAsOf, parts: ContactPart[], what: "level" | "function") {
  return [...new Set(parts.flatMap((part) => contactOf(customer, part)?.[what] ?? []))];
}

function reasonOf(customer: CustomerAsOf, parts: ContactPart[]): string {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) {
    const name = contactOf(customer, only)?.name ?? "one person";
    const times = count(only.touches, "touch", "touches");
    return `In touch with ${name} alone over the last year: ${times}, last ${sayDate(only.lastOn, customer.today)}.`;
  }
  const where = [
    sayKnown(distinct(customer, parts, "level").length, "level"),
    sayKnown(distinct(customer, parts, "function").length, "function"),
  ].filter((words) => words !== null);
  const places = where.length === 0 ? "" : `, on ${list(where)}`;
  const people = `In touch with ${count(parts.length, "person", "people")} over the last year${places}.`;
  const thread = singleThread(customer);
  const first = thread?.contactId === undefined ? null : customer.contacts.get(thread.contactId);
  if (thread !== null && first !== null && first !== undefined) {
    return `${people} ${first.name} carries ${Math.round(thread.share * 100)} % of it.`;
  }
  return people;
}

function sayKnown(n: number, noun: string): string | null {
  return n === 0 ? null : count(n, noun);
}

/** What to fix first: a champion who went silent, an executive with whom nobody is in touch. */
function warnings(customer: CustomerAsOf, parts: ContactPart[]): Fact[] {
  const facts: Fact[] = [];
  const champion = silentChampion(customer);
  if (champion !== null) {
    const { contactId, lastOn, share, silenceDays } = champion;
    const name = customer.contacts.get(contactId)?.name ?? "The one we talked to most";
    const text = `${name} carried ${Math.round(share * 100)} % of the touches and has been silent for ${count(silenceDays, "day")}`;
    facts.push({ on: lastOn, text, contactId });
  }
  const last = customer.touches.at(-1);
  const levelsInTouch = distinct(customer, parts, "level");
  if (last !== undefined && levelsInTouch.length > 0 && !levelsInTouch.includes("executive")) {
    const people = count(parts.length, "person", "people");
    facts.push({
      on: last.on,
      text: `No executive among the ${people} in touch over the last year`,
    });
  }
  return facts;
}

function describe(customer: CustomerAsOf, part: ContactPart): Fact {
  const contact = contactOf(customer, part);
  const place = [contact?.level, contact?.function].filter((word) => typeof word === "string");
  const where = place.length === 0 ? "" : ` (${place.join(", ")})`;
  const ago = `${sayDate(part.lastOn, customer.today)}, ${sayAgo(part.lastOn, customer.today)}`;
  return {
    on: part.lastOn,
    text: `${contact?.name ?? "A contact"}${where}: ${count(part.touches, "touch", "touches")} in a year, last ${ago}`,
    contactId: part.contactId,
  };
}
