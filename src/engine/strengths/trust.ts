import { daysBetween, toLocalDate } from "../model/calendar.ts";
import { type Commitment, commitmentsOf } from "../model/commitment.ts";
import { type Concern, concernsOf } from "../model/concern.ts";
import type { Fact } from "../model/fact.ts";
import type { Sentiment } from "../model/interaction.ts";
import type { Side } from "../model/signal.ts";
import { type Measure, type WeightedPart, fade, succession, weigh } from "./measure.ts";
import type { CustomerAsOf } from "./subject.ts";
import {
  concernFacts,
  moodFacts,
  promiseFacts,
  trustReason,
  whyTrustUnknown,
} from "./trust-words.ts";

/** How much each part weighs (our choice: what we do ourselves weighs most, because it is ours to change). */
const WEIGHTS = { ours: 0.35, theirs: 0.15, concerns: 0.25, mood: 0.15, silence: 0.1 };
/** A promise or concern of half a year ago says half as much. */
const MEMORY_HALF_LIFE_DAYS = 180;
/** A mood passes sooner. */
const MOOD_HALF_LIFE_DAYS = 90;
/** A concern this young is being worked on; it says nothing yet. */
const CONCERN_GRACE_DAYS = 14;
/** Kept, but late: worth half (our choice). */
const LATE_CREDIT = 0.5;
/** A mood in shares, and the mild one that a single reading is weighed against. */
const MOODS: Record<Sentiment, number> = { positive: 1, neutral: 0.65, mixed: 0.4, negative: 0 };
const USUAL_MOOD = 0.65;
/** Fewer moods than this are an impression, not a measure. */
const MOODS_TO_KNOW = 3;

/**
 * Trust: do both sides do what they say, and are worries heard? 0 to 100; unknown while no promise came due, no concern
 * was reported or closed, and fewer than 3 moods were noted.
 *
 * value = weighted mean of what is known of: our promises kept (0.35), theirs (0.15), concerns heard and closed (0.25),
 * mood (0.15), and, in a silence longer than usual, whether anything explains it (0.10). Promises and concerns count by
 * the rule of succession, (good + 1) / (all + 2), each fading with a half-life of 180 days; late is half kept; a concern
 * younger than 14 days waits, an open one older than that is not closed yet.
 *
 * Source: trust as confidence in the partner's reliability and integrity, Morgan & Hunt, "The Commitment–Trust Theory of
 * Relationship Marketing" (1994); conflict left open as the strongest harm to it, Palmatier et al., meta-analysis (2006).
 * Weights and half-lives are our choice, because no study gives them.
 */
export function measureTrust(customer: CustomerAsOf): Measure {
  const commitments = commitmentsOf(customer.signals, customer.today);
  const concerns = concernsOf(customer.signals, customer.today, customer.zone);
  const parts = [
    promisePart(commitments, "us", customer),
    promisePart(commitments, "customer", customer),
    concernPart(concerns, customer),
    moodPart(customer),
  ];
  const facts = (): Fact[] => [
    ...promiseFacts(commitments, customer),
    ...concernFacts(concerns, customer),
    ...moodFacts(customer),
  ];
  if (parts.every((part) => part === null)) {
    return {
      known: false,
      say: () => ({ reason: whyTrustUnknown(commitments, concerns), facts }),
    };
  }
  const silence = silencePart(commitments, concerns, customer);
  const value = weigh([...parts, silence?.part ?? null]) ?? 0;
  return {
    known: true,
    value,
    say: () => ({
      reason: trustReason(commitments, concerns, customer),
      facts: silence === null ? facts : () => [...facts(), silence.fact],
    }),
  };
}

function promisePart(commitments: Commitment[], by: Side, customer: CustomerAsOf) {
  let good = 0;
  let all = 0;
  for (const commitment of commitments) {
    if (commitment.by !== by || commitment.state === "open") continue;
    const { dueOn, closedOn } = commitment.signal;
    const weight = fade(
      daysBetween(closedOn ?? dueOn ?? customer.today, customer.today),
      MEMORY_HALF_LIFE_DAYS,
    );
    const credit = { kept: 1, late: LATE_CREDIT, overdue: 0 }[commitment.state];
    // an overdue promise is broken today as much as on its day
    all += commitment.state === "overdue" ? 1 : weight;
    good += credit * weight;
  }
  if (all === 0) return null;
  return { share: succession(good, all), weight: by === "us" ? WEIGHTS.ours : WEIGHTS.theirs };
}

function concernPart(concerns: Concern[], { today }: CustomerAsOf): WeightedPart | null {
  let closed = 0;
  let all = 0;
  for (const concern of concerns) {
    if (concern.state === "open") {
      if (concern.openDays > CONCERN_GRACE_DAYS) all += 1;
      continue;
    }
    const weight = fade(daysBetween(concern.closedOn, today), MEMORY_HALF_LIFE_DAYS);
    closed += weight;
    all += weight;
  }
  return all === 0 ? null : { share: succession(closed, all), weight: WEIGHTS.concerns };
}

function moodPart({ touches, today }: CustomerAsOf): WeightedPart | null {
  let sum = USUAL_MOOD;
  let weights = 1;
  let moods = 0;
  for (const { on, interaction } of touches) {
    if (interaction.sentiment === null) continue;
    const weight = fade(daysBetween(on, today), MOOD_HALF_LIFE_DAYS);
    sum += MOODS[interaction.sentiment] * weight;
    weights += weight;
    moods++;
  }
  return moods < MOODS_TO_KNOW ? null : { share: sum / weights, weight: WEIGHTS.mood };
}

/** In a silence longer than usual: what it looks like from here. Null while the rhythm holds or is not known. */
function silencePart(
  commitments: Commitment[],
  concerns: Concern[],
  { cadence, touches, today, signals, zone }: CustomerAsOf,
): { part: WeightedPart; fact: Fact } | null {
  if (cadence.state !== "fading" && cadence.state !== "quiet") return null;
  const since = cadence.lastOn;
  const said = (share: number, text: string, confidential: boolean) => ({
    part: { share, weight: WEIGHTS.silence },
    fact: { on: since, text, ...(confidential ? { confidential: true as const } : {}) },
  });
  const overdue = commitments.some((one) => one.by === "us" && one.state === "overdue");
  const worried = concerns.some((concern) => concern.state === "open");
  if (overdue) return said(0.1, "The silence follows a promise of ours that is still open", false);
  if (worried) return said(0.1, "The silence follows a concern that is still open", true);
  const lastMood = touches.findLast(({ interaction }) => interaction.sentiment !== null);
  if (lastMood?.interaction.sentiment === "negative") {
    return said(0.1, "The last talk before the silence did not go well", true);
  }
  const awaited = commitments.some((one) => one.state === "open" && one.dueInDays !== null);
  if (awaited) return said(0.8, "The silence has a date: a promise falls due later", false);
  const changed = signals.findLast((signal) => signal.kind === "change");
  if (
    changed !== undefined &&
    daysBetween(toLocalDate(changed.at, zone), today) <= cadence.silenceDays
  ) {
    return said(0.6, "A change on their side may explain the silence", false);
  }
  return said(0.4, "Nothing we know explains the silence", false);
}
