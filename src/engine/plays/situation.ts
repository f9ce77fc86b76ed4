import type { Shares } from "../balance.ts";
import type { Evidence } from "../nudge.ts";
import { sayDate } from "../saying.ts";
import type { Seen } from "../strengths/seen.ts";
import type { LocalDate } from "../time.ts";
import type { FactName } from "./facts.ts";
import type { Person } from "./play.ts";
import { balanceFacts } from "./situation/balance-facts.ts";
import { fitFacts } from "./situation/fit-facts.ts";
import { personFacts } from "./situation/person-facts.ts";
import { reachFacts } from "./situation/reach-facts.ts";
import { rhythmFacts } from "./situation/rhythm-facts.ts";
import { trustFacts } from "./situation/trust-facts.ts";
import { warmthFacts } from "./situation/warmth-facts.ts";

/** What is known under a name: to compare, to say, and to prove. */
export type KnownFact = { value: number | string; say: string; evidence?: Evidence };
export type Facts = Partial<Record<FactName, KnownFact>>;

/** One customer as a play sees it, for one member. */
export type Situation = {
  seen: Seen;
  /** everything but what hangs on the play's person */
  facts: Facts;
  /** contact ids by the part they play here; absent when nobody is known */
  people: Partial<Record<Person, string>>;
  /** facts with a person in them, by contact id, as they were first asked for */
  withPerson: Map<string | null, Facts>;
};

export type SituationInput = {
  seen: Seen;
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
  about: Person,
): { facts: Facts; contactId: string | null } {
  const contactId = situation.people[about] ?? situation.people.closest ?? null;
  const known = situation.withPerson.get(contactId);
  if (known) return { facts: known, contactId };
  const facts = { ...situation.facts, ...personFacts(situation, contactId) };
  situation.withPerson.set(contactId, facts);
  return { facts, contactId };
}

/** Adds a day: said as a date, proven by itself. */
export function addDay(
  situation: Situation,
  name: FactName,
  on: LocalDate,
  evidence: Evidence = { on },
): void {
  situation.facts[name] = { value: on, say: sayDate(on, situation.seen.today), evidence };
}

/** Adds a number of days, said in the unit that people use. */
export function addDays(
  situation: Situation,
  name: FactName,
  days: number,
  evidence?: Evidence,
): void {
  situation.facts[name] = { value: days, say: sayDays(days), ...(evidence && { evidence }) };
}

/** Adds a count or a word, said as it is. */
export function addPlain(
  situation: Situation,
  name: FactName,
  value: number | string,
  evidence?: Evidence,
): void {
  situation.facts[name] = { value, say: String(value), ...(evidence && { evidence }) };
}

/** A number of days as people say it: `9 days`, `6 weeks`, `4 months`, `2 years`. */
export function sayDays(days: number): string {
  const whole = Math.max(0, Math.round(days));
  if (whole < 21) return `${whole} ${whole === 1 ? "day" : "days"}`;
  if (whole < 75) return `${Math.round(whole / 7)} weeks`;
  if (whole < 700) return `${Math.round(whole / 30.44)} months`;
  return `${Math.round(whole / 365.25)} years`;
}
