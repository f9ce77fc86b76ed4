/** A portfolio by customer. What was known at an earlier moment is cut out of it in `as-of.ts`. */
import type { Contact } from "./contact.ts";
import type { Customer } from "./customer.ts";
import type { Interaction } from "./interaction.ts";
import type { Member } from "./member.ts";
import type { PastNudge } from "./nudge.ts";
import type { Portfolio } from "./portfolio.ts";
import type { Signal } from "./signal.ts";
import type { Instant } from "./time.ts";

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
 * Every customer's history, by customer id, in one pass over the portfolio (then sorted a customer). Rows of a customer
 * that the portfolio does not hold are left out.
 */
export function historiesOf(portfolio: Portfolio): Map<string, CustomerHistory> {
  const histories = new Map<string, CustomerHistory>();
  for (const customer of portfolio.customers) {
    const empty = { contacts: [], interactions: [], signals: [], nudges: [] };
    histories.set(customer.id, { customer, ...empty });
  }
  for (const row of portfolio.contacts) histories.get(row.customerId)?.contacts.push(row);
  for (const row of portfolio.interactions) histories.get(row.customerId)?.interactions.push(row);
  for (const row of portfolio.signals) histories.get(row.customerId)?.signals.push(row);
  for (const row of portfolio.nudges) histories.get(row.customerId)?.nudges.push(row);
  for (const history of histories.values()) {
    history.interactions.sort(byTime);
    history.signals.sort(byTime);
    history.nudges.sort(byWeek);
  }
  return histories;
}

function byTime(a: { at: Instant; id: string }, b: { at: Instant; id: string }): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

function byWeek(a: PastNudge, b: PastNudge): number {
  if (a.week !== b.week) return a.week < b.week ? -1 : 1;
  return a.slot - b.slot || (a.id < b.id ? -1 : 1);
}
