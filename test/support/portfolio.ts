import type { Contact } from "../../src/engine/model/contact.ts";
import type { Customer } from "../../src/engine/model/customer.ts";
import type { CustomerHistory } from "../../src/engine/model/history.ts";
import type { Interaction } from "../../src/engine/model/interaction.ts";
import type { Member } from "../../src/engine/model/member.ts";
import type { PastNudge } from "../../src/engine/model/nudge.ts";
import type { Portfolio } from "../../src/engine/model/portfolio.ts";
import { DEFAULT_SETTINGS } from "../../src/engine/model/settings.ts";
import type { Signal } from "../../src/engine/model/signal.ts";
import type { Instant } from "../../src/engine/model/time.ts";

/*
 * Builders: a test names only what matters to it. Defaults fit together: Ada (rep, Copenhagen) looks after Fjord Foods,
 * whose contact is Sofie Holm. Rows without an id of their own are numbered in the order they were built.
 */

let built = 0;
const nextId = (kind: string): string => `${kind}-${String(++built).padStart(6, "0")}`;

/** The instant of a UTC date (noon), or of an ISO date and time. */
export function at(when: string): Instant {
  const ms = Date.parse(when.includes("T") ? when : `${when}T12:00:00Z`);
  if (Number.isNaN(ms)) throw new RangeError(`Not a time: ${when}`);
  return ms;
}

/** A rep in Copenhagen who works Monday to Friday, nine to five. */
export function aMember(given: Partial<Member> = {}): Member {
  return {
    id: "ada",
    email: `${given.id ?? "ada"}@example.com`,
    name: "Ada Bech",
    role: "rep",
    managerId: null,
    timezone: "Europe/Copenhagen",
    workingDays: [1, 2, 3, 4, 5],
    workingHours: { start: "09:00", end: "17:00" },
    ...given,
  };
}

/** An active B customer of Ada's. */
export function aCustomer(given: Partial<Customer> = {}): Customer {
  return {
    id: "fjord",
    name: "Fjord Foods",
    aliases: [],
    domain: null,
    ownerIds: ["ada"],
    tier: "B",
    annualValue: null,
    currency: null,
    effortHoursPerMonth: null,
    renewalOn: null,
    status: "active",
    ourLead: null,
    priorities: [],
    priorityAnswers: [],
    visibility: "everyone",
    ...given,
  };
}

/** A person at Fjord Foods, level and function unknown. */
export function aContact(given: Partial<Contact> = {}): Contact {
  return {
    id: "sofie",
    customerId: "fjord",
    name: "Sofie Holm",
    email: null,
    title: null,
    level: null,
    function: null,
    values: null,
    ...given,
  };
}

/** A call of Ada with Sofie at a day (`2026-05-12`) or an instant. */
export function anInteraction(
  given: Omit<Partial<Interaction>, "at"> & { at: Instant | string },
): Interaction {
  return {
    id: nextId("interaction"),
    customerId: "fjord",
    memberId: "ada",
    channel: "call",
    direction: "both",
    contactIds: ["sofie"],
    summary: "",
    sentiment: null,
    ...given,
    at: typeof given.at === "string" ? at(given.at) : given.at,
  };
}

/** Something Fjord Foods taught us; a need unless said otherwise. */
export function aSignal(given: Omit<Partial<Signal>, "at"> & { at: Instant | string }): Signal {
  return {
    id: nextId("signal"),
    customerId: "fjord",
    kind: "need",
    quote: "We need faster delivery",
    contactId: null,
    by: null,
    dueOn: null,
    closedOn: null,
    ...given,
    at: typeof given.at === "string" ? at(given.at) : given.at,
  };
}

/** A nudge of Ada's that was sent and not answered. */
export function aNudge(given: Partial<PastNudge> = {}): PastNudge {
  return {
    id: nextId("nudge"),
    memberId: "ada",
    customerId: "fjord",
    contactId: null,
    week: "2026-W20",
    slot: 1,
    play: "a-bit-more-effort",
    state: "sent",
    sentAt: null,
    answeredAt: null,
    touchedWithin7Days: null,
    strengthMoved: null,
    ...given,
  };
}

/** A workspace; Ada and Fjord Foods stand in for members and customers that are not given. */
export function aPortfolio(given: Partial<Portfolio> = {}): Portfolio {
  return {
    workspaceId: "workspace",
    settings: DEFAULT_SETTINGS,
    members: [aMember()],
    customers: [aCustomer()],
    contacts: [aContact()],
    interactions: [],
    signals: [],
    nudges: [],
    ...given,
  };
}

/** One customer's history; interactions and signals are put in order of time. */
export function aHistory(given: Partial<CustomerHistory> = {}): CustomerHistory {
  return {
    customer: aCustomer(),
    contacts: [aContact()],
    nudges: [],
    ...given,
    interactions: (given.interactions ?? []).toSorted((a, b) => a.at - b.at),
    signals: (given.signals ?? []).toSorted((a, b) => a.at - b.at),
  };
}

/** Days (`2026-05-12`) from a first one on, one every `every` days, `count` in all. */
export function everyDays(every: number, count: number, from: string): string[] {
  const start = at(from);
  return Array.from({ length: count }, (_, i) =>
    new Date(start + i * every * 86_400_000).toISOString().slice(0, 10),
  );
}
