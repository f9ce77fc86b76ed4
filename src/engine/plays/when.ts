import type { Condition } from "./condition.ts";
import type { FactName } from "./facts.ts";

/** The catalogue's way of writing conditions; what they make is plain data. */
export function all(...conditions: Condition[]): Condition {
  return { all: conditions };
}
export function any(...conditions: Condition[]): Condition {
  return { any: conditions };
}
export function known(fact: FactName): Condition {
  return { fact, known: true };
}
export function unknown(fact: FactName): Condition {
  return { fact, known: false };
}
export function atLeast(fact: FactName, number: number): Condition {
  return { fact, atLeast: number };
}
export function below(fact: FactName, number: number): Condition {
  return { fact, below: number };
}
export function between(fact: FactName, from: number, below_: number): Condition {
  return { fact, atLeast: from, below: below_ };
}
export function oneOf(fact: FactName, ...words: string[]): Condition {
  return { fact, oneOf: words };
}
