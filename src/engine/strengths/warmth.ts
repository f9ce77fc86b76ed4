import { daysBetween, toLocalDate } from "../model/calendar.ts";
import type { Fact } from "../model/fact.ts";
import { sayAgo, sayDate } from "../model/saying.ts";
import { sideOf, type Signal } from "../model/signal.ts";
import { fade, toValue, type Measure } from "./measure.ts";
import { contactName, signalFact, type CustomerAsOf } from "./subject.ts";

/** An appreciation counts half after half a year (our choice). */
const HALF_LIFE_DAYS = 180;
/** Kind words of one side alone reach no higher than this: warmth goes both ways. */
const ONE_SIDED_CEILING = 0.8;

/**
 * Warmth: do we tell each other what we value? 0 to 100; unknown while no appreciation is recorded on either side.
 *
 * value = 1 − 0.5^w, where w is the number of kind words given and received, each fading with a half-life of 180 days:
 * a fresh one makes 50, two 75, three 88. While only one side has ever said one, the value stays at or under 80.
 *
 * Source: gratitude as a driver of the relationship in its own right, Palmatier et al., "The Role of Customer Gratitude
 * in Relationship Marketing" (2009); that it is answered in kind, Gouldner, "The Norm of Reciprocity" (1960). The curve
 * is our choice, because the first kind word matters most and none can be bought back by many old ones.
 */
export function measureWarmth(customer: CustomerAsOf): Measure {
  const words = customer.signals.filter((signal) => signal.kind === "appreciation");
  if (words.length === 0) {
    return {
      known: false,
      say: () => ({
        reason: "No appreciation is recorded yet, given or received.",
        facts: () => [],
      }),
    };
  }
  const warmth = words.reduce((sum, word) => {
    return (
      sum + fade(daysBetween(toLocalDate(word.at, customer.zone), customer.today), HALF_LIFE_DAYS)
    );
  }, 0);
  const given = words.findLast((word) => sideOf(word) === "us");
  const received = words.findLast((word) => sideOf(word) === "customer");
  const ceiling = given === undefined || received === undefined ? ONE_SIDED_CEILING : 1;
  return {
    known: true,
    value: toValue(Math.min(ceiling, 1 - 0.5 ** warmth)),
    say: () => ({
      reason: reasonOf(customer, given, received),
      facts: () => words.map((word) => describe(customer, word)).toReversed(),
    }),
  };
}

function reasonOf(customer: CustomerAsOf, given: Signal | undefined, received: Signal | undefined) {
  const when = (word: Signal): string => {
    const on = toLocalDate(word.at, customer.zone);
    return `${sayDate(on, customer.today)} (${sayAgo(on, customer.today)})`;
  };
  if (given === undefined && received !== undefined) {
    return `They last thanked us ${when(received)}; no thanks of ours is recorded yet.`;
  }
  if (given !== undefined && received === undefined) {
    return `We last thanked them ${when(given)}; no thanks of theirs is recorded yet.`;
  }
  if (given === undefined || received === undefined) return "";
  return `We last thanked them ${when(given)}, they thanked us ${when(received)}.`;
}

function describe(customer: CustomerAsOf, word: Signal): Fact {
  const who = contactName(customer, word.contactId);
  const text =
    sideOf(word) === "us" ? `We thanked ${who ?? "them"}` : `${who ?? "They"} thanked us`;
  return signalFact(customer, word, text);
}
