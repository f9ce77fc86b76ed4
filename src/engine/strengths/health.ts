import type { Fact } from "../model/fact.ts";
import type { CustomerHistory, Members } from "../model/history.ts";
import { STRENGTHS, type StrengthName } from "../model/nudge.ts";
import { measureFit } from "./fit.ts";
import type { Measure } from "./measure.ts";
import { measureReach } from "./reach.ts";
import { measureRhythm } from "./rhythm.ts";
import { customerAsOf, asOfEarlier, type CustomerAsOf } from "./subject.ts";
import { measureTrust } from "./trust.ts";
import { measureWarmth } from "./warmth.ts";
import { DAY_MS, type Instant, type LocalDate } from "../model/time.ts";

export type { Fact } from "../model/fact.ts";

/** One of the five measures of a customer. Missing data is `unknown`, never a low value. */
export type Strength =
  | {
      name: StrengthName;
      known: true;
      /** 0 to 100 */
      value: number;
      /** value now minus value 28 days ago; null when it was unknown then */
      trend: number | null;
      /** one honest sentence */
      reason: string;
      facts: Fact[];
    }
  | { name: StrengthName; known: false; reason: string; facts: Fact[] };

/** The five strengths together. */
export type Health = {
  customerId: string;
  asOf: LocalDate;
  /** version of the formulas; a change is shown to people, not hidden in a jump */
  version: number;
  strengths: Record<StrengthName, Strength>;
  /** mean of the known strengths, 0 to 100; null when fewer than two are known */
  overall: number | null;
};

/** Version of the five formulas together. Raise it with any change that moves a value. */
export const HEALTH_VERSION = 1;
/** A trend is against this many days ago. */
const TREND_DAYS = 28;
/** One strength alone is that strength, not health. */
const STRENGTHS_TO_KNOW = 2;

const MEASURES: Record<StrengthName, (customer: CustomerAsOf) => Measure> = {
  rhythm: measureRhythm,
  trust: measureTrust,
  fit: measureFit,
  warmth: measureWarmth,
  reach: measureReach,
};

/**
 * A customer's health as of an instant: the five strengths with reasons, facts and trends. Nothing later than `asOf` is
 * looked at, so facts added after it change nothing. Days are in the lead owner's zone.
 */
export function healthOf(history: CustomerHistory, asOf: Instant, members: Members): Health {
  const now = customerAsOf(history, asOf, members);
  const before = asOfEarlier(now, asOf - TREND_DAYS * DAY_MS);
  const strengthOf = (name: StrengthName): Strength =>
    toStrength(name, MEASURES[name](now), MEASURES[name](before));
  const strengths = eachStrength(strengthOf);
  return {
    customerId: history.customer.id,
    asOf: now.today,
    version: HEALTH_VERSION,
    strengths,
    overall: overallOf(strengths),
  };
}

/** The five strengths' values alone, 0 to 100, null where unknown: what choosing looks at, without a word or a trend. */
export type StrengthValues = Record<StrengthName, number | null>;

/** The same values as `healthOf` gives for the moment that is seen. */
export function strengthValues(customer: CustomerAsOf): StrengthValues {
  return eachStrength((name) => {
    const measure = MEASURES[name](customer);
    return measure.known ? measure.value : null;
  });
}

const eachStrength = <T>(of: (name: StrengthName) => T) =>
  Object.fromEntries(STRENGTHS.map((name) => [name, of(name)])) as Record<StrengthName, T>;

/** A strength from its measure now and 28 days ago. */
function toStrength(name: StrengthName, now: Measure, before: Measure): Strength {
  const { reason, facts: tell } = now.say();
  let told: Fact[] | undefined;
  const facts = () => (told ??= tell());
  if (!now.known) {
    return {
      name,
      known: false,
      reason,
      get facts() {
        return facts();
      },
    };
  }
  const { value } = now;
  return {
    name,
    known: true,
    value,
    trend: before.known ? value - before.value : null,
    reason,
    get facts() {
      return facts();
    },
  };
}

/** The mean of the known strengths, each with the same weight; null when fewer than two are known. */
function overallOf(strengths: Record<StrengthName, Strength>): number | null {
  const values = Object.values(strengths).flatMap((it) => (it.known ? [it.value] : []));
  if (values.length < STRENGTHS_TO_KNOW) return null;
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}

/**
 * The same health for a member who may see a customer's measures but not its quotes, concerns or moods: confidential
 * facts and quotes are left out, and trust, whose sentence may tell of a concern, says only how it is.
 */
export function healthForEveryone(health: Health): Health {
  const open = (strength: Strength): Strength => ({
    ...strength,
    reason: strength.name === "trust" ? plainTrust(strength) : strength.reason,
    facts: strength.facts
      .filter(({ confidential }) => confidential !== true)
      .map(({ quote: _quote, ...fact }) => fact),
  });
  return { ...health, strengths: eachStrength((name) => open(health.strengths[name])) };
}

function plainTrust(trust: Strength): string {
  return trust.known ? "What it stands on is for this customer's owners." : "Not known yet.";
}
