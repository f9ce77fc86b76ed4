import type { Shares } from "../../strengths/balance.ts";
import type { CustomerAsOf } from "../../strengths/subject.ts";
import type { Facts } from "../facts.ts";
import type { Situation } from "../known.ts";
import type { PlayPerson } from "../play.ts";
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
  const { customer } = input;
  const situation: Situation = { customer, facts: {}, people: {}, withPerson: new Map() };
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

/** The facts with the play's person in them: the one that the play is about, else the closest contact. */
export function factsFor(
  situation: Situation,
  about: PlayPerson,
): { facts: Facts; contactId: string | null } {
  const contactId = situation.people[about] ?? situation.people.closest ?? null;
  const known = situation.withPerson.get(contactId);
  if (known) return { facts: known, contactId };
  const facts = { ...situation.facts, ...personFacts(situation, contactId) };
  situation.withPerson.set(contactId, facts);
  return { facts, contactId };
}
