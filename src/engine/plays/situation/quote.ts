import { daysBetween, toLocalDate } from "../../model/calendar.ts";
import { cut } from "../../model/saying.ts";
import type { Signal } from "../../model/signal.ts";
import { contactName, type CustomerAsOf } from "../../strengths/subject.ts";
import type { LocalDate } from "../../model/time.ts";
import type { FactName } from "../facts.ts";
import type { Person } from "../play.ts";
import { addDay, addDays, type Situation } from "../known.ts";

/** A quote longer than this is cut at a word: a nudge is read on a phone. The evidence keeps it whole. */
const QUOTE_LETTERS = 140;

/** Who said it: a contact's name, or `someone`. */
export function speakerOf(seen: CustomerAsOf, signal: Signal): string {
  return contactName(seen, signal.contactId) ?? "someone";
}

/** The day a signal was told. */
export function toldOn(seen: CustomerAsOf, signal: Signal): LocalDate {
  return toLocalDate(signal.at, seen.zone);
}

/** Adds a verbatim quote under a name, proven by the day it was told. */
export function addQuote(situation: Situation, name: FactName, signal: Signal): void {
  const quote = signal.quote.trim();
  if (quote === "") return;
  const evidence = { on: toldOn(situation.seen, signal), quote: signal.quote };
  situation.facts[name] = { value: quote, say: shortened(quote), evidence };
}

/** What is told about one signal: the quote, who, when, how long ago. */
export function addTold(
  situation: Situation,
  names: { quote: FactName; by?: FactName; on?: FactName; days?: FactName },
  signal: Signal,
  person?: Person,
): void {
  const { seen } = situation;
  if (signal.quote.trim() === "") return;
  const on = toldOn(seen, signal);
  const evidence = { on, quote: signal.quote };
  addQuote(situation, names.quote, signal);
  if (names.by) {
    const by = speakerOf(seen, signal);
    situation.facts[names.by] = { value: by, say: by };
  }
  if (names.on) addDay(situation, names.on, on, evidence);
  if (names.days) addDays(situation, names.days, daysBetween(on, seen.today), evidence);
  if (person && signal.contactId !== null && seen.contacts.has(signal.contactId)) {
    situation.people[person] = signal.contactId;
  }
}

/** A quote without its closing full stop, cut when it is long. */
function shortened(quote: string): string {
  return cut(quote.replace(/[.\s]+$/, ""), QUOTE_LETTERS);
}
