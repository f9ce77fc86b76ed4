/** Turns a reading into interactions and signals to be stored. */
import { toInstant, toLocalDate } from "../model/calendar.ts";
import type { Interaction } from "../model/interaction.ts";
import type { ReadInteraction, Reading } from "./reading.ts";
import { cut } from "../model/saying.ts";
import type { Signal } from "../model/signal.ts";
import type { Instant, Zone } from "../model/time.ts";

/** A customer that a reading may name, with its contacts, as the reader was given them. */
export type Readable = {
  id: string;
  name: string;
  aliases: string[];
  contacts: { id: string; name: string }[];
};

/** What a reading becomes in the books. */
export type Records = {
  interactions: Omit<Interaction, "id" | "memberId">[];
  signals: Omit<Signal, "id" | "closedOn">[];
};

/** A day that was told without an hour is booked at noon, so that no zone moves it to another day. */
const NOON = "12:00";
const LONGEST_SUMMARY = 500;

/**
 * Turns a reading into records. A day in the past is booked at its noon in the rep's zone, today and "not said" at the
 * reply's own instant; a day still to come is none that something happened on, and is booked at the reply's instant too.
 */
export function recordsOf(
  reading: Reading,
  said: { text: string; at: Instant; zone: Zone },
  customers: Readable[],
): Records {
  const records: Records = { interactions: [], signals: [] };
  const byName = new Map(customers.map((customer) => [customer.name, customer]));
  for (const touch of reading.interactions) {
    const customer = byName.get(touch.customer);
    if (!customer) continue;
    const at = instantOf(touch, said);
    const idOf = new Map(customer.contacts.map((contact) => [contact.name, contact.id]));
    records.interactions.push({
      customerId: customer.id,
      at,
      channel: touch.channel,
      direction: "both",
      contactIds: touch.contacts.flatMap((name) => idOf.get(name) ?? []),
      summary: cut(said.text, LONGEST_SUMMARY),
      sentiment: touch.sentiment,
    });
    for (const signal of touch.signals) {
      records.signals.push({
        customerId: customer.id,
        kind: signal.kind,
        quote: signal.quote,
        at,
        contactId: (signal.contact && idOf.get(signal.contact)) || null,
        by: signal.by ?? null,
        dueOn: signal.dueOn ?? null,
      });
    }
  }
  return records;
}

function instantOf(touch: ReadInteraction, said: { at: Instant; zone: Zone }): Instant {
  const today = toLocalDate(said.at, said.zone);
  if (touch.occurredOn === null || touch.occurredOn >= today) return said.at;
  return toInstant(touch.occurredOn, NOON, said.zone);
}
