import type { Direction, Sentiment } from "../../../src/engine/model/interaction.ts";
import type { Signal, SignalKind } from "../../../src/engine/model/signal.ts";
import { DAY_MS, type Instant } from "../../../src/engine/model/time.ts";
import { dateOf, mondayOf, type Company, type Truth } from "./company.ts";

/** Chance of this customer in this week; each purpose has a number of its own. */
export function chanceOf(company: Company, truth: Truth, purpose: number): number {
  return company.draw(truth.index, company.week, purpose);
}

/** Writes a touch into the records. */
export function record(
  company: Company,
  truth: Truth,
  at: Instant,
  direction: Direction,
  memberId: string,
): void {
  const contacts = company.records.contacts.filter((it) => isAt(it.customerId, truth));
  const who = contacts[Math.floor(chanceOf(company, truth, 90) ** 2 * contacts.length)];
  company.records.interactions.push({
    id: `interaction-${company.records.interactions.length}`,
    customerId: `customer-${truth.index}`,
    memberId,
    at,
    channel: direction === "both" ? "call" : "email",
    direction,
    contactIds: who ? [who.id] : [],
    summary: "",
    sentiment: moodOf(company, truth, direction),
  });
}

/** The mood is noted now and then, with noise: it follows the bond. */
function moodOf(company: Company, truth: Truth, direction: Direction): Sentiment | null {
  if (direction === "out" || chanceOf(company, truth, 91) < 0.6) return null;
  const felt = truth.bond + (chanceOf(company, truth, 92) - 0.5) * 0.6;
  return felt > 0.65 ? "positive" : felt > 0.35 ? "neutral" : "negative";
}

/** Writes a signal into the records and returns it. */
export function note(
  company: Company,
  truth: Truth,
  kind: SignalKind,
  quote: string,
  by: "us" | "customer" = "customer",
): Signal {
  const signal: Signal = {
    id: `signal-${company.records.signals.length}`,
    customerId: `customer-${truth.index}`,
    kind,
    quote,
    at: mondayOf(company.week) + 2 * DAY_MS,
    contactId: null,
    by: kind === "commitment" || kind === "appreciation" ? by : null,
    dueOn: null,
    closedOn: null,
  };
  company.records.signals.push(signal);
  return signal;
}

/** Marks a recorded signal as kept or resolved. */
export function close(company: Company, signalId: string): void {
  const signal = company.records.signals.find((it) => it.id === signalId);
  if (signal) signal.closedOn = dateOf(mondayOf(company.week) + 4 * DAY_MS);
}

export function isAt(customerId: string, truth: Truth): boolean {
  return customerId === `customer-${truth.index}`;
}
