import { addDays } from "../model/calendar.ts";
import type { Touch } from "./subject.ts";
import type { LocalDate } from "../model/time.ts";

/** One of us and one of them who have been in touch. */
export type Relationship = {
  contactId: string;
  /** null when the member has left */
  memberId: string | null;
  /** interactions in which both took part */
  touches: number;
  lastOn: LocalDate;
};

/** A contact's part in the touches. An interaction is shared evenly by the contacts in it. */
export type ContactPart = {
  contactId: string;
  /** 0 to 1 of all touches with a known contact */
  share: number;
  touches: number;
  lastOn: LocalDate;
};

/** Touches of the last `days` days (that of `today` counts as day 0). */
export function touchesWithin(touches: Touch[], today: LocalDate, days: number): Touch[] {
  const from = addDays(today, -days);
  const first = touches.findIndex(({ on }) => on >= from);
  return first === -1 ? [] : touches.slice(first);
}

/** Who of us knows whom of them, most touches first. */
export function relationshipsOf(touches: Touch[]): Relationship[] {
  const relationships = new Map<string, Relationship>();
  for (const { on, interaction } of touches) {
    const { memberId } = interaction;
    for (const contactId of interaction.contactIds) {
      const key = `${contactId}\n${memberId ?? ""}`;
      const relationship = relationships.get(key);
      if (relationship === undefined)
        relationships.set(key, { contactId, memberId, touches: 1, lastOn: on });
      else {
        relationship.touches++;
        relationship.lastOn = on;
      }
    }
  }
  return [...relationships.values()].toSorted(byTouches);
}

/** The contacts' parts in the touches, biggest first. */
export function contactParts(touches: Touch[]): ContactPart[] {
  const parts = new Map<string, ContactPart>();
  let all = 0;
  for (const { on, interaction } of touches) {
    const { contactIds } = interaction;
    if (contactIds.length > 0) all++;
    for (const contactId of contactIds) {
      let part = parts.get(contactId);
      if (part === undefined) {
        part = { contactId, share: 0, touches: 0, lastOn: on };
        parts.set(contactId, part);
      }
      part.share += 1 / contactIds.length;
      part.touches++;
      part.lastOn = on;
    }
  }
  for (const part of parts.values()) part.share /= all;
  return [...parts.values()].toSorted((a, b) => b.share - a.share || byTouches(a, b));
}

/** How many pairs of one of us and one of them were in touch; members who have left are not counted. */
export function pairsInTouch(touches: Touch[]): number {
  const pairs = new Map<string, Set<string>>();
  for (const { interaction } of touches) {
    if (interaction.memberId === null) continue;
    let known = pairs.get(interaction.memberId);
    if (known === undefined) pairs.set(interaction.memberId, (known = new Set()));
    for (const contactId of interaction.contactIds) known.add(contactId);
  }
  return [...pairs.values()].reduce((sum, known) => sum + known.size, 0);
}

/** The members' shares of the touches, 0 to 1, biggest first; members who have left are left out. */
export function memberShares(touches: Touch[]): { memberId: string; share: number }[] {
  const counts = new Map<string, number>();
  for (const { interaction } of touches) {
    if (interaction.memberId === null) continue;
    counts.set(interaction.memberId, (counts.get(interaction.memberId) ?? 0) + 1);
  }
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
  return [...counts]
    .map(([memberId, n]) => ({ memberId, share: n / all }))
    .toSorted((a, b) => b.share - a.share || (a.memberId < b.memberId ? -1 : 1));
}

/** How many equal ones the shares amount to: 1 / Σ share² (the inverse Herfindahl index). 0 for none. */
export function effectiveNumber(shares: number[]): number {
  const sum = shares.reduce((total, share) => total + share * share, 0);
  return sum === 0 ? 0 : 1 / sum;
}

function byTouches(
  a: { touches: number; lastOn: LocalDate; contactId: string },
  b: { touches: number; lastOn: LocalDate; contactId: string },
): number {
  if (a.touches !== b.touches) return b.touches - a.touches;
  if (a.lastOn !== b.lastOn) return a.lastOn < b.lastOn ? 1 : -1;
  return a.contactId < b.contactId ? -1 : 1;
}
