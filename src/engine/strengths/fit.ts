import { daysBetween, toLocalDate } from "../model/calendar.ts";
import type { Fact } from "../model/fact.ts";
import { count, sayAgo, sayDate } from "../model/saying.ts";
import { isOpen, type Signal, type SignalKind, SIGNALS } from "../model/signal.ts";
import { type Measure, type WeightedPart, fade, succession, weigh } from "./measure.ts";
import { type CustomerAsOf, contactName, signalFact } from "./subject.ts";
import { shiftsOf } from "./shifts.ts";

/** How much each part weighs (our choice: fit is first of all something to keep asking about). */
const WEIGHTS = { freshness: 0.45, needs: 0.35, value: 0.2, competitor: 0.15 };
/** What they told us stays fresh for a month, then halves each quarter (our choice). */
const FRESH_DAYS = 30;
const FRESH_HALF_LIFE_DAYS = 90;
/** A need this young is being worked on; it says nothing yet. */
const NEED_GRACE_DAYS = 30;
/** Needs are remembered longer than moods: half after a year. */
const NEED_HALF_LIFE_DAYS = 365;
/** Value that was named half a year ago is half forgotten. */
const VALUE_HALF_LIFE_DAYS = 180;
/** A competitor that was named counts for this long, least on the day itself. */
const COMPETITOR_DAYS = 180;

/**
 * Fit: do we know what they need now, and does what we do answer it? 0 to 100; unknown while no need, change or value is
 * recorded.
 *
 * value = weighted mean of what is known of: how fresh the last thing is that they told us (0.45; whole for 30 days, then
 * halving each 90), needs answered against needs known, by the rule of succession (0.35; a need younger than 30 days
 * waits), how lately value got was named (0.20; halving each 180 days), and a competitor named within 180 days and not
 * closed (0.15; 0 on its day, back at 1 after 180). A shift in their answers is flagged among the facts and moves nothing:
 * hearing it is good, and whether we follow it shows in the needs.
 *
 * Source: the voice of the customer, Griffin & Hauser (1993): needs have to be heard in their words and again, since what
 * satisfies today is taken for granted tomorrow (Kano 1984). Weights and half-lives are our choice: no study gives them.
 */
export function measureFit(customer: CustomerAsOf): Measure {
  const heard = customer.signals.filter(isOfFit);
  const facts = (): Fact[] => [
    ...shiftFacts(customer),
    ...heard.map((signal) => describe(customer, signal)).toReversed(),
  ];
  const told = heard.filter(({ kind }) => SIGNALS[kind].isAnswer);
  const last = told.at(-1);
  if (last === undefined) {
    const reason = "No need, change or value is recorded yet.";
    return { known: false, say: () => ({ reason, facts }) };
  }
  const needs = told.filter(({ kind }) => kind === "need");
  const value = weigh([
    freshness(customer, last),
    needsPart(customer, needs),
    valuePart(customer, told),
    competitorPart(customer, heard),
  ]);
  return {
    known: true,
    value: value ?? 0,
    say: () => ({ reason: reasonOf(customer, last, needs), facts }),
  };
}

/** The kinds that are measured here. */
type FitKind = {
  [Kind in SignalKind]: (typeof SIGNALS)[Kind]["strength"] extends "fit" ? Kind : never;
}[SignalKind];
type FitSignal = Signal & { kind: FitKind };

function isOfFit(signal: Signal): signal is FitSignal {
  return SIGNALS[signal.kind].strength === "fit";
}

function ageOf(customer: CustomerAsOf, signal: Signal): number {
  return daysBetween(toLocalDate(signal.at, customer.zone), customer.today);
}

function freshness(customer: CustomerAsOf, last: Signal): WeightedPart {
  const share = fade(ageOf(customer, last) - FRESH_DAYS, FRESH_HALF_LIFE_DAYS);
  return { share, weight: WEIGHTS.freshness };
}

function needsPart(customer: CustomerAsOf, needs: Signal[]): WeightedPart | null {
  let answered = 0;
  let all = 0;
  for (const need of needs) {
    const age = ageOf(customer, need);
    if (need.closedOn === null && age <= NEED_GRACE_DAYS) continue;
    const weight = fade(age, NEED_HALF_LIFE_DAYS);
    all += weight;
    if (need.closedOn !== null) answered += weight;
  }
  return all === 0 ? null : { share: succession(answered, all), weight: WEIGHTS.needs };
}

function valuePart(customer: CustomerAsOf, told: Signal[]): WeightedPart | null {
  const last = told.findLast(({ kind }) => kind === "value");
  if (last === undefined) return null;
  return { share: fade(ageOf(customer, last), VALUE_HALF_LIFE_DAYS), weight: WEIGHTS.value };
}

function competitorPart(customer: CustomerAsOf, heard: Signal[]): WeightedPart | null {
  const last = heard.findLast((signal) => signal.kind === "competitor" && isOpen(signal));
  if (last === undefined) return null;
  const age = ageOf(customer, last);
  return age > COMPETITOR_DAYS
    ? null
    : { share: age / COMPETITOR_DAYS, weight: WEIGHTS.competitor };
}

function reasonOf(customer: CustomerAsOf, last: Signal, needs: Signal[]): string {
  const on = toLocalDate(last.at, customer.zone);
  const who = contactName(customer, last.contactId) ?? "they";
  const heard = `The last thing ${who} told us is from ${sayDate(on, customer.today)}, ${sayAgo(on, customer.today)}.`;
  if (needs.length === 0) return heard;
  const answered = needs.filter(({ closedOn }) => closedOn !== null).length;
  const ofNeeds = `${answered} of ${count(needs.length, "need")}`;
  return `${heard} We have answered ${ofNeeds}.`;
}

/** What each kind's fact says after the name of who told it. */
const FACT_WORDS: Record<FitKind, string> = {
  need: "told us a need",
  change: "told us of a change",
  value: "named value got from us",
  competitor: "named a competitor",
};

function describe(customer: CustomerAsOf, signal: FitSignal): Fact {
  const who = contactName(customer, signal.contactId) ?? "They";
  const { kind, closedOn } = signal;
  const answered = closedOn === null ? "open" : `answered ${sayDate(closedOn, customer.today)}`;
  const state = kind === "need" ? `: ${answered}` : "";
  return signalFact(customer, signal, `${who} ${FACT_WORDS[kind]}${state}`);
}

function shiftFacts(customer: CustomerAsOf): Fact[] {
  return shiftsOf(customer.signals, customer.asOf, customer.zone)
    .map(({ before, now, about }) => {
      const since = before === null ? "" : `, since ${sayDate(before.on, customer.today)}`;
      return {
        on: now.on,
        text: `Their answer shifted, ${about}${since}`,
        quote: now.quote,
        ...(now.contactId === null ? {} : { contactId: now.contactId }),
      };
    })
    .toReversed();
}
