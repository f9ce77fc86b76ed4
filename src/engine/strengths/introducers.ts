import { daysBetween } from "../model/calendar.ts";
import { type Contact, LEVELS } from "../model/contact.ts";
import type { Members } from "../model/history.ts";
import { count, sayDate } from "../model/saying.ts";
import type { CustomerAsOf } from "./subject.ts";
import type { Relationship } from "./relationships.ts";
import type { LocalDate } from "../model/time.ts";

/** Somebody who could introduce us: one of them whom one of us is in touch with, or one of us who knew the very person. */
export type Introducer = {
  /** the contact to ask; for a relationship of old, the person to call again */
  contactId: string;
  /** the member of ours who knows them best */
  memberId: string | null;
  lastOn: LocalDate;
  /** one plain sentence */
  reason: string;
};

const AT_MOST = 3;
/** A relationship that was used this lately can be asked for a favour (our choice: half a year). */
const WARM_DAYS = 180;

/**
 * Who could introduce us to people at a gap, best first, three at most: first whoever of us was once in touch with one
 * of them, then contacts in touch now, lately touched ones before others, then those close by (the next level, then the
 * same function), then by touches. `best` holds each contact's closest relationship.
 */
export function introducersOf(
  customer: CustomerAsOf,
  best: ReadonlyMap<string, Relationship>,
  inTouch: Contact[],
  there: Contact[],
): Introducer[] {
  const old = there.flatMap((contact) => {
    const relationship = best.get(contact.id);
    return relationship === undefined || relationship.memberId === null
      ? []
      : [fromOldRelationship(customer, contact, relationship)];
  });
  const now = inTouch
    .flatMap((contact) => {
      const relationship = best.get(contact.id);
      return relationship === undefined
        ? []
        : [{ contact, relationship, near: nearness(contact, there) }];
    })
    .toSorted(
      (a, b) =>
        Number(isWarm(customer, b.relationship)) - Number(isWarm(customer, a.relationship)) ||
        b.near - a.near ||
        b.relationship.touches - a.relationship.touches ||
        (a.contact.id < b.contact.id ? -1 : 1),
    )
    .map(({ contact, relationship }) => fromContact(customer, contact, relationship));
  return [...old, ...now].slice(0, AT_MOST);
}

/** Each contact's closest relationship (most touches), to a member who is still with us or to one who has left. */
export function closestRelationships(
  relationships: Relationship[],
  members: Members,
): Map<string, Relationship> {
  const closest = new Map<string, Relationship>();
  for (const relationship of relationships) {
    if (relationship.memberId !== null && !members.has(relationship.memberId)) continue;
    if (!closest.has(relationship.contactId)) closest.set(relationship.contactId, relationship);
  }
  return closest;
}

function isWarm(customer: CustomerAsOf, relationship: Relationship): boolean {
  return daysBetween(relationship.lastOn, customer.today) <= WARM_DAYS;
}

/** 0 to 3: 2 for the level next to somebody at the gap (a leader, where nobody is), 1 for sharing their function. */
function nearness(contact: Contact, there: Contact[]): number {
  const sameFunction = there.some(
    (one) => one.function !== null && one.function === contact.function,
  );
  const nextLevel =
    there.length === 0
      ? contact.level === "leader"
      : there.some(
          (one) =>
            one.level !== null &&
            contact.level !== null &&
            Math.abs(LEVELS.indexOf(one.level) - LEVELS.indexOf(contact.level)) === 1,
        );
  return Number(sameFunction) + 2 * Number(nextLevel);
}

function introducer(contact: Contact, { memberId, lastOn }: Relationship, reason: string) {
  return { contactId: contact.id, memberId, lastOn, reason };
}

function fromOldRelationship(customer: CustomerAsOf, contact: Contact, old: Relationship) {
  const on = sayDate(old.lastOn, customer.today);
  return introducer(
    contact,
    old,
    `${nameOf(customer, old)} was last in touch with ${contact.name} ${on}`,
  );
}

function fromContact(customer: CustomerAsOf, contact: Contact, now: Relationship): Introducer {
  const times = `${count(now.touches, "touch", "touches")}, last ${sayDate(now.lastOn, customer.today)}`;
  return introducer(contact, now, `${contact.name} knows ${nameOf(customer, now)}: ${times}`);
}

function nameOf(customer: CustomerAsOf, { memberId }: Relationship): string {
  return (memberId === null ? undefined : customer.members.get(memberId)?.name) ?? "us";
}
