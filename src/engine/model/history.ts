import { toLocalDate } from "./calendar.ts";
import type { Contact } from "./contact.ts";
import type { Customer } from "./customer.ts";
import type { Interaction } from "./interaction.ts";
import type { Member } from "./member.ts";
import type { PastNudge } from "./nudge.ts";
import type { Portfolio } from "./portfolio.ts";
import type { Signal } from "./signal.ts";
import type { Instant, Zone } from "./time.ts";

/** One customer with all that is known of it. */
export type CustomerHistory = {
  customer: Customer;
  contacts: Contact[];
  /** ascending by `at`, then by id */
  interactions: Interaction[];
  /** ascending by `at`, then by id */
  signals: Signal[];
  nudges: PastNudge[];
};

/** The workspace's members by id. */
export type Members = ReadonlyMap<string, Member>;

/** Members by their id. */
export function membersById(members: Iterable<Member>): Members {
  return new Map([...members].map((member) => [member.id, member]));
}

/**
 * Every customer's history, by customer id, in one pass over the portfolio (then sorted a customer).
 * With `before`, the past as it was known just before that instant: later interactions, signals and sent nudges are left
 * out, and a signal closed or a nudge answered later is open again. Days are told in `zone`. Rows of a customer that the
 * portfolio does not hold are left out.
 */
export function historiesOf(
  portfolio: Portfolio,
  before: Instant = Number.POSITIVE_INFINITY,
  zone: Zone = "UTC",
): Map<string, CustomerHistory> {
  const histories = new Map<string, CustomerHistory>();
  for (const customer of portfolio.customers) {
    histories.set(customer.id, {
      customer,
      contacts: [],
      interactions: [],
      signals: [],
      nudges: [],
    });
  }
  const lastDay = Number.isFinite(before) ? toLocalDate(before - 1, zone) : null;
  for (const contact of portfolio.contacts) {
    histories.get(contact.customerId)?.contacts.push(contact);
  }
  for (const interaction of portfolio.interactions) {
    if (interaction.at < before) {
      histories.get(interaction.customerId)?.interactions.push(interaction);
    }
  }
  for (const signal of portfolio.signals) {
    if (signal.at < before) {
      const closedLater = lastDay !== null && signal.closedOn !== null && signal.closedOn > lastDay;
      const seen = closedLater ? { ...signal, closedOn: null } : signal;
      histories.get(signal.customerId)?.signals.push(seen);
    }
  }
  for (const nudge of portfolio.nudges) {
    if (nudge.sentAt === null || nudge.sentAt < before) {
      histories.get(nudge.customerId)?.nudges.push(asKnownBefore(nudge, before));
    }
  }
  for (const history of histories.values()) {
    history.interactions.sort(byTime);
    history.signals.sort(byTime);
    history.nudges.sort(byWeek);
  }
  return histories;
}

/** A nudge without what followed it at or after `before`. */
function asKnownBefore(nudge: PastNudge, before: Instant): PastNudge {
  if (nudge.answeredAt === null || nudge.answeredAt < before) return nudge;
  return { ...nudge, state: "sent", answeredAt: null };
}

function byTime(a: { at: Instant; id: string }, b: { at: Instant; id: string }): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

function byWeek(a: PastNudge, b: PastNudge): number {
  if (a.week !== b.week) return a.week < b.week ? -1 : 1;
  return a.slot - b.slot || (a.id < b.id ? -1 : 1);
}
