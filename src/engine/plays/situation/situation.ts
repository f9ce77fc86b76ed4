import type { Shares } from "../../strengths/balance.ts";
import { isThere } from "../../model/contact.ts";
import type { CustomerAsOf } from "../../strengths/subject.ts";
import type { Facts } from "../facts.ts";
import type { Situation } from "../known.ts";
import { factsIn, type Play } from "../play.ts";
import type { Signal } from "../../model/signal.ts";
import { balanceFacts } from "./balance-facts.ts";
import { fitFacts } from "./fit-facts.ts";
import { personFacts } from "./person-facts.ts";
import { reachFacts } from "./reach-facts.ts";
import { rhythmFacts } from "./rhythm-facts.ts";
import { trustFacts } from "./trust-facts.ts";
import { warmthFacts } from "./warmth-facts.ts";

export type SituationInput = {
  customer: CustomerAsOf;
  memberId: string;
  /** chance that nothing is heard for 60 days; null without a touch */
  quietRisk: number | null;
  shares: Shares | null;
};

/** The facts of a customer on the Monday that `customer` shows, for a member who would be nudged about it. */
export function situationOf(input: SituationInput): Situation {
  // Who has left or is away is nobody to turn to: no play names them as such.
  const there = [...input.customer.contacts].filter(([, it]) => isThere(it, input.customer.today));
  const customer = { ...input.customer, contacts: new Map(there) };
  const situation: Situation = {
    customer,
    facts: {},
    people: {},
    quotes: {},
    withPerson: new Map(),
  };
  const { name, tier } = customer.history.customer;
  situation.facts.customer = { value: name, say: name };
  situation.facts.tier = { value: tier, say: tier };
  rhythmFacts(situation, input.quietRisk);
  trustFacts(situation);
  fitFacts(situation);
  warmthFacts(situation);
  reachFacts(situation, input.memberId);
  balanceFacts(situation, input.shares);
  return situation;
}

/**
 * The facts with the play's person in them. A play whose reason quotes a promise, a concern, thanks … is about the person
 * it belongs to, and about nobody by name where that is not known; another about its own person, else the closest contact.
 */
export function factsFor(
  situation: Situation,
  { about, reason }: Pick<Play, "about" | "reason">,
): { facts: Facts; contactId: string | null; signal: Signal | null } {
  const quoted = reason.flatMap(factsIn).find((name) => situation.quotes[name] !== undefined);
  const signal = quoted === undefined ? null : (situation.quotes[quoted] ?? null);
  const whose = signal?.contactId ?? null;
  const contactId = signal
    ? whose !== null && situation.customer.contacts.has(whose)
      ? whose
      : null
    : (situation.people[about] ?? situation.people.closest ?? null);
  const known = situation.withPerson.get(contactId);
  if (known) return { facts: known, contactId, signal };
  const facts = { ...situation.facts, ...personFacts(situation, contactId) };
  situation.withPerson.set(contactId, facts);
  return { facts, contactId, signal };
}
