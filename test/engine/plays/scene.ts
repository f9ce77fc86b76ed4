import { sharesOf } from "../../../src/engine/strengths/balance.ts";
import type { Contact } from "../../../src/engine/model/contact.ts";
import type { Customer } from "../../../src/engine/model/customer.ts";
import { membersById } from "../../../src/engine/model/history.ts";
import type { Interaction } from "../../../src/engine/model/interaction.ts";
import type { Situation } from "../../../src/engine/plays/known.ts";
import { situationOf } from "../../../src/engine/plays/situation/situation.ts";
import type { Signal, SignalKind } from "../../../src/engine/model/signal.ts";
import { customerAsOf } from "../../../src/engine/strengths/subject.ts";
import { weekStart, weekOf } from "../../../src/engine/model/calendar.ts";
import {
  aContact,
  aCustomer,
  aHistory,
  aMember,
  anInteraction,
  aSignal,
} from "../../support/portfolio.ts";

/** Fjord Foods as it stands on a Monday, 18 May 2026 unless said otherwise. */
export type Scene = {
  monday?: string;
  customer?: Partial<Customer>;
  contacts?: Contact[];
  touches?: Interaction[];
  signals?: Signal[];
  /** other customers to hold effort and value against */
  others?: Customer[];
};

const MONDAY = "2026-05-18";
const MEMBERS = membersById([aMember(), aMember({ id: "bo", name: "Bo Lind" })]);

export function situationIn(scene: Scene): Situation {
  const monday = scene.monday ?? MONDAY;
  const customer = aCustomer(scene.customer);
  const history = aHistory({
    customer,
    contacts: scene.contacts ?? [aContact()],
    interactions: scene.touches ?? [],
    signals: scene.signals ?? [],
  });
  const asOf = weekStart(weekOf(monday), "Europe/Copenhagen");
  return situationOf({
    customer: { ...customerAsOf(history, asOf, MEMBERS), today: monday },
    memberId: "ada",
    quietRisk: 0.4,
    shares: sharesOf([customer, ...(scene.others ?? [])]).get(customer.id) ?? null,
  });
}

/** The day so many days before the Monday. */
export function daysAgo(days: number, monday = MONDAY): string {
  return new Date(Date.parse(monday) - days * 86_400_000).toISOString().slice(0, 10);
}

/** Touches so many days before the Monday, alike but for `given`. */
export function touches(
  days: number[],
  given: Omit<Partial<Interaction>, "at"> = {},
  monday = MONDAY,
): Interaction[] {
  return days.map((it) => anInteraction({ ...given, at: daysAgo(it, monday) }));
}

/** A signal told so many days before the Monday. */
export function told(
  kind: SignalKind,
  days: number,
  quote: string,
  given: Omit<Partial<Signal>, "at"> = {},
): Signal {
  return aSignal({ kind, quote, contactId: "sofie", ...given, at: daysAgo(days) });
}

/** Customers that share effort and value evenly with each other. */
export function evenOthers(): Customer[] {
  return [1, 2, 3, 4].map((n) =>
    aCustomer({ id: `other-${n}`, annualValue: 10_000, effortHoursPerMonth: 10 }),
  );
}
