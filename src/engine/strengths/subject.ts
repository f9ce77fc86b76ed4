import { cadenceOf, type Cadence } from "./cadence.ts";
import { signalsAt, upTo } from "../model/as-of.ts";
import { toLocalDate } from "../model/calendar.ts";
import type { Contact } from "../model/contact.ts";
import type { Fact } from "../model/fact.ts";
import type { CustomerHistory, Members } from "../model/history.ts";
import type { Interaction } from "../model/interaction.ts";
import { list } from "../model/saying.ts";
import type { Signal } from "../model/signal.ts";
import type { Instant, LocalDate, Zone } from "../model/time.ts";

/** One customer as it could be seen at an instant: what the strengths are measured from. */
export type CustomerAsOf = {
  history: CustomerHistory;
  asOf: Instant;
  /** the lead owner's zone, in which days are counted */
  zone: Zone;
  today: LocalDate;
  /** up to asOf, ascending, each with its day */
  touches: Touch[];
  /** up to asOf, ascending; one that was closed later is open */
  signals: Signal[];
  cadence: Cadence;
  contacts: ReadonlyMap<string, Contact>;
  members: Members;
};

/** An interaction and the day it fell on. */
export type Touch = { on: LocalDate; interaction: Interaction };

/** The zone in which a customer's days are counted: its lead owner's, or UTC when nobody known owns it. */
export function zoneOf(history: CustomerHistory, members: Members): Zone {
  for (const id of history.customer.ownerIds) {
    const owner = members.get(id);
    if (owner !== undefined) return owner.timezone;
  }
  return "UTC";
}

/** The customer at an instant: nothing later is in it. */
export function customerAsOf(
  history: CustomerHistory,
  asOf: Instant,
  members: Members,
): CustomerAsOf {
  const zone = zoneOf(history, members);
  const touches = upTo(history.interactions, ({ at }) => at <= asOf).map((interaction) => ({
    on: toLocalDate(interaction.at, zone),
    interaction: withEachOnce(interaction),
  }));
  const contacts = new Map(history.contacts.map((contact) => [contact.id, contact]));
  return customerFrom({ history, zone, touches, contacts, members }, asOf);
}

/** The same customer as of an earlier instant, without reading its history again. */
export function asOfEarlier(customer: CustomerAsOf, asOf: Instant): CustomerAsOf {
  const touches = upTo(customer.touches, ({ interaction }) => interaction.at <= asOf);
  return customerFrom({ ...customer, touches }, asOf);
}

function customerFrom(
  known: Pick<CustomerAsOf, "history" | "zone" | "touches" | "contacts" | "members">,
  asOf: Instant,
): CustomerAsOf {
  const { history, zone, touches, contacts, members } = known;
  const today = toLocalDate(asOf, zone);
  const days: LocalDate[] = [];
  for (const { on } of touches) if (on !== days.at(-1)) days.push(on);
  return {
    history,
    asOf,
    zone,
    today,
    touches,
    signals: signalsAt(history.signals, asOf, zone),
    cadence: cadenceOf(days, today),
    contacts,
    members,
  };
}

/** An interaction that names each contact once. */
function withEachOnce(interaction: Interaction): Interaction {
  if (interaction.contactIds.length < 2) return interaction;
  const contactIds = [...new Set(interaction.contactIds)];
  return contactIds.length === interaction.contactIds.length
    ? interaction
    : { ...interaction, contactIds };
}

/** A contact's name, or null when it is not known. */
export function contactName(customer: CustomerAsOf, id: string | null): string | null {
  return id === null ? null : (customer.contacts.get(id)?.name ?? null);
}

/** A signal as a fact: its day, its quote and who said it. */
export function signalFact(customer: CustomerAsOf, signal: Signal, text: string): Fact {
  return {
    on: toLocalDate(signal.at, customer.zone),
    text,
    quote: signal.quote,
    ...(signal.contactId === null ? {} : { contactId: signal.contactId }),
  };
}

/** A touch as a person would say it: `Call with Sofie Holm, by Ada Bech`. */
export function touchFact(customer: CustomerAsOf, { on, interaction }: Touch): Fact {
  const { channel, memberId } = interaction;
  const names = interaction.contactIds.flatMap((id) => contactName(customer, id) ?? []);
  const what = channel === null ? "Touch" : `${channel.charAt(0).toUpperCase()}${channel.slice(1)}`;
  const withWhom = names.length === 0 ? "" : ` with ${list(names.slice(0, 3))}`;
  const member = memberId === null ? undefined : customer.members.get(memberId);
  const byWhom = member === undefined ? "" : `, by ${member.name}`;
  const contactId = interaction.contactIds[0];
  return {
    on,
    text: `${what}${withWhom}${byWhom}`,
    ...(contactId === undefined ? {} : { contactId }),
    ...(memberId === null ? {} : { memberId }),
  };
}
