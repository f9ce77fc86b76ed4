import type { Evidence } from "../model/nudge.ts";
import facts from "./facts.json" with { type: "json" };

/** How a fact is written: as it is, as one of a few words, as a number of its unit. */
type FactKind = "text" | "word" | "days" | "count" | "share" | "times";

export type FactName = keyof typeof facts;

/**
 * The closed list of what a play may ask about and name, as data beside this file. A fact that is not known is absent: a
 * condition on it does not hold, and a text that needs it is not used. Days count back from the Monday of the planned week.
 */
export const FACTS = facts as Record<FactName, { kind: FactKind; means: string }>;

/** What is known under a name: to compare, to say, and to prove. */
export type KnownFact = { value: number | string; say: string; evidence?: Evidence };
export type Facts = Partial<Record<FactName, KnownFact>>;
export const FACT_NAMES = Object.keys(FACTS) as [FactName, ...FactName[]];

/** Facts that can be compared with a number. */
export function isNumberFact(name: FactName): boolean {
  const kind = FACTS[name].kind;
  return kind === "days" || kind === "count" || kind === "share" || kind === "times";
}
