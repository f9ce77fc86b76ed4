import { isSecret } from "../../life/confidence.ts";
import { daysBetween, toLocalDate } from "../../model/calendar.ts";
import { cut } from "../../model/saying.ts";
import { type Signal, type SignalKind, SIGNALS } from "../../model/signal.ts";
import { contactName, type CustomerAsOf } from "../../strengths/subject.ts";
import type { LocalDate } from "../../model/time.ts";
import type { FactName } from "../facts.ts";
import { addDay, addDays, type Situation } from "../known.ts";

/** A quote longer than this is cut at a word: a nudge is read on a phone. The evidence keeps it whole. */
const QUOTE_LETTERS = 140;

/** Who said it: a contact's name, or `someone`. */
export function speakerOf(customer: CustomerAsOf, signal: Signal): string {
  return contactName(customer, signal.contactId) ?? "someone";
}

/** The day a signal was reported. */
export function toldOn(customer: CustomerAsOf, signal: Signal): LocalDate {
  return toLocalDate(signal.at, customer.zone);
}

/** What was said in confidence is in no nudge: a play may send somebody to another contact with it. */
const isKept = ({ customer }: Situation, signal: Signal): boolean =>
  isSecret(signal, customer.history.customer.priorities);

/** Adds a verbatim quote under a name, proven by the day it was reported. */
export function addQuote(situation: Situation, name: FactName, signal: Signal): void {
  const quote = signal.quote.trim();
  if (quote === "" || isKept(situation, signal)) return;
  const evidence = { on: toldOn(situation.customer, signal), quote: signal.quote };
  situation.facts[name] = { value: quote, say: shortened(quote), evidence };
  situation.quotes[name] = signal;
}

/** The names under which plays speak of a signal. */
type ToldFacts = { quote: FactName; by?: FactName; on?: FactName; days?: FactName };

/** For each kind, the facts that tell of the one signal that a play may be about. */
const FACTS_OF = {
  need: { quote: "need", by: "needBy", on: "needOn", days: "needDays" },
  concern: { quote: "concern", by: "concernBy", on: "concernOn", days: "concernDays" },
  // Who, when and how late are counted from the day that it was due.
  commitment: { quote: "theirs" },
  appreciation: { quote: "thanks", by: "thanksBy", on: "thanksOn", days: "thanksDays" },
  change: { quote: "change", by: "changeBy", on: "changeOn", days: "changeDays" },
  value: { quote: "value", by: "valueBy", on: "valueOn", days: "valueDays" },
  competitor: {
    quote: "competitor",
    by: "competitorBy",
    on: "competitorOn",
    days: "competitorDays",
  },
} as const satisfies Record<SignalKind, ToldFacts>;

/** Adds the facts of the signal that a play of its kind is about, and the person behind it. */
export function addSignal(situation: Situation, signal: Signal): void {
  if (signal.quote.trim() === "" || isKept(situation, signal)) return;
  addTold(situation, FACTS_OF[signal.kind], signal);
  const { contactId } = signal;
  if (contactId !== null && situation.customer.contacts.has(contactId)) {
    situation.people[SIGNALS[signal.kind].person] = contactId;
  }
}

/** Adds what is known of one signal under names of its own: the quote, who, when, how long ago. */
export function addTold(situation: Situation, names: ToldFacts, signal: Signal): void {
  const { customer } = situation;
  if (signal.quote.trim() === "" || isKept(situation, signal)) return;
  const on = toldOn(customer, signal);
  const evidence = { on, quote: signal.quote };
  addQuote(situation, names.quote, signal);
  if (names.by) {
    const by = speakerOf(customer, signal);
    situation.facts[names.by] = { value: by, say: by };
  }
  if (names.on) addDay(situation, names.on, on, evidence);
  if (names.days) addDays(situation, names.days, daysBetween(on, customer.today), evidence);
}

/** A quote without its closing full stop, cut when it is long. */
function shortened(quote: string): string {
  return cut(quote.replace(/[.\s]+$/, ""), QUOTE_LETTERS);
}
