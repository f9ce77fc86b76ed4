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
  seen: CustomerAsOf;
  memberId: string;
  /** chance that nothing is heard for 60 days; null without a touch */
  quietRisk: number | null;
  shares: Shares | null;
};

/** The facts of a customer on the Monday that `seen` shows, for a member who would be nudged about it. */
export function situationOf(input: SituationInput): Situation {
  const { seen } = input;
  const situation: Situation = { seen, facts: {}, people: {}, withPerson: new Map() };
  const { customer } = seen.history;
  situation.facts.customer = { value: customer.name, say: customer.name };
  situation.facts.tier = { value: customer.tier, say: customer.tier };
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
