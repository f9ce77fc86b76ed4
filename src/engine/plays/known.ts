import type { Evidence } from "../model/nudge.ts";
import { sayDate } from "../model/saying.ts";
import type { Signal } from "../model/signal.ts";
import type { CustomerAsOf } from "../strengths/subject.ts";
import type { LocalDate } from "../model/time.ts";
import type { FactName, Facts } from "./facts.ts";
import type { PlayPerson } from "./play.ts";

/** One customer as a play sees it, for one member. */
export type Situation = {
  customer: CustomerAsOf;
  /** everything but what hangs on the play's person */
  facts: Facts;
  /** contact ids by the part they play here; absent when nobody is known */
  people: Partial<Record<PlayPerson, string>>;
  /** the promise, need, thanks … behind each fact that quotes one */
  quotes: Partial<Record<FactName, Signal>>;
  /** facts with a person in them, by contact id, as they were first asked for */
  withPerson: Map<string | null, Facts>;
};

/** Adds a day: said as a date, proven by itself. */
export function addDay(
  situation: Situation,
  name: FactName,
  on: LocalDate,
  evidence?: Evidence,
): void {
  const say = sayDate(on, situation.customer.today);
  situation.facts[name] = { value: on, say, evidence: evidence ?? { on } };
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
