import { daysBetween } from "../model/calendar.ts";
import { count, sayAgo, sayDate, sayEvery } from "../model/saying.ts";
import { type Explanation, type Measure, fade, toValue } from "./measure.ts";
import { type CustomerAsOf, type Touch, touchFact } from "./subject.ts";

/** At the end of an ordinary pause the pulse is still this strong: not yet a reason to worry (our choice). */
const PULSE_AT_PAUSE = 0.8;
/** Recent touches are those of the quarter up to the last one. */
const RECENT_DAYS = 90;
const YEAR_DAYS = 365;
/** What the momentum can take from the pulse at most (our choice: silence weighs more than thinning). */
const MOMENTUM_WEIGHT = 0.3;
/** Under this, the reason says that touches have become fewer. */
const THINNING = 0.67;

/**
 * Rhythm: is the contact as frequent as it usually is here? 0 to 100, unknown under 3 touch days.
 *
 * value = pulse × (0.7 + 0.3 × momentum). Pulse is 1 up to the usual gap, falls evenly to 0.8 at the end of an ordinary
 * pause (see cadence), then halves with each further one. Momentum is the touch days of the 90 days up to the last touch
 * against the average 90 days of the year before them, at most 1; 1 when there is no such year. More silence never
 * raises the value.
 *
 * Source: frequency of contact as the first measure of a tie's strength, Granovetter, "The Strength of Weak Ties" (1973);
 * silence against the relationship's own gaps rather than a fixed number of days as in recency–frequency models of
 * buying (Fader, Hardie, Lee 2005). The weights are our choice, because no study gives them.
 */
export function measureRhythm(customer: CustomerAsOf): Measure {
  const { cadence } = customer;
  const last = customer.touches.at(-1);
  if (last === undefined) {
    const reason = "No touch is recorded yet.";
    return { known: false, say: () => ({ reason, facts: () => [] }) };
  }
  if (cadence.state === "new") {
    return { known: false, say: () => tooFew(customer, last) };
  }
  const momentum = momentumOf(customer);
  const share = momentum === null ? 1 : momentum.share;
  return {
    known: true,
    value: toValue(pulseOf(cadence) * (1 - MOMENTUM_WEIGHT + MOMENTUM_WEIGHT * share)),
    say: () => sayRhythm(customer, last, cadence.usualGapDays, momentum),
  };
}

function tooFew(customer: CustomerAsOf, last: Touch): Explanation {
  const days = count(customer.cadence.touchDays, "touch day");
  const when = sayDate(last.on, customer.today);
  return {
    reason: `Only ${days} so far, the last one ${when}: too few to know a rhythm.`,
    facts: () => [touchFact(customer, last)],
  };
}

function sayRhythm(
  customer: CustomerAsOf,
  last: Touch,
  usualGapDays: number,
  momentum: Momentum | null,
): Explanation {
  const { today } = customer;
  const usual = `Last touch ${sayDate(last.on, today)}, ${sayAgo(last.on, today)}; usually ${sayEvery(usualGapDays)}.`;
  if (momentum === null || momentum.share >= THINNING) {
    return { reason: usual, facts: () => [touchFact(customer, last)] };
  }
  const thinner =
    `${count(momentum.recent, "touch day")} in the 90 days up to ${sayDate(last.on, today)}, ` +
    `about ${Math.round(momentum.usual)} in the same time before.`;
  return {
    reason: `${usual} Touches have become fewer: ${thinner}`,
    facts: () => [touchFact(customer, last), { on: last.on, text: thinner }],
  };
}

type Momentum = { recent: number; usual: number; share: number };

function pulseOf(cadence: {
  silenceDays: number;
  usualGapDays: number;
  ordinaryPauseDays: number;
}): number {
  const { silenceDays, usualGapDays, ordinaryPauseDays } = cadence;
  if (silenceDays <= usualGapDays) return 1;
  if (silenceDays <= ordinaryPauseDays) {
    const way = (silenceDays - usualGapDays) / (ordinaryPauseDays - usualGapDays);
    return 1 - (1 - PULSE_AT_PAUSE) * way;
  }
  return PULSE_AT_PAUSE * fade(silenceDays - ordinaryPauseDays, ordinaryPauseDays);
}

/** Touch days of the last quarter against an average one of the year before, or null without at least a quarter before. */
function momentumOf({ touches }: CustomerAsOf): Momentum | null {
  const first = touches[0];
  const last = touches.at(-1);
  if (first === undefined || last === undefined) return null;
  const earlierDays =
    Math.min(daysBetween(first.on, last.on), RECENT_DAYS + YEAR_DAYS) - RECENT_DAYS;
  if (earlierDays < RECENT_DAYS) return null;
  let recent = 0;
  let earlier = 0;
  let previous = "";
  for (let i = touches.length - 1; i >= 0; i--) {
    const { on } = touches[i] as Touch;
    if (on === previous) continue;
    previous = on;
    const age = daysBetween(on, last.on);
    if (age < RECENT_DAYS) recent++;
    else if (age <= RECENT_DAYS + earlierDays) earlier++;
    else break;
  }
  const usual = (earlier / earlierDays) * RECENT_DAYS;
  return { recent, usual, share: Math.min(1, recent / usual) };
}
