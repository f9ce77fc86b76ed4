import type { Commitment } from "../model/commitment.ts";
import type { Concern } from "../model/concern.ts";
import type { Fact } from "../model/fact.ts";
import type { Sentiment } from "../model/interaction.ts";
import { count, sayAgo, sayDate } from "../model/saying.ts";
import { contactName, signalFact, touchFact, type CustomerAsOf } from "./subject.ts";

const MOOD_WORDS: Record<Sentiment, string> = {
  positive: "went well",
  neutral: "went as usual",
  mixed: "went well in part",
  negative: "did not go well",
};
/** The latest moods say how it is now. */
const MOODS_SHOWN = 3;

/** Why trust is not known, in one sentence. */
export function whyTrustUnknown(commitments: Commitment[], concerns: Concern[]): string {
  if (commitments.length > 0) {
    return `${count(commitments.length, "promise")} open and not due yet: nothing kept or missed so far.`;
  }
  if (concerns.length > 0) return "What they told us is still fresh: too early to say.";
  return "No promise, concern or mood is recorded yet.";
}

/** What trust stands on, in one or two sentences: promises and concerns first, moods where nothing else is known. */
export function trustReason(
  commitments: Commitment[],
  concerns: Concern[],
  customer: CustomerAsOf,
): string {
  const sentences: string[] = [];
  const ours = commitments.filter(({ by, state }) => by === "us" && state !== "open");
  const overdue = ours.find((one) => one.state === "overdue");
  if (overdue?.state === "overdue") {
    const due = sayDate(overdue.signal.dueOn ?? customer.today, customer.today);
    sentences.push(
      `A promise of ours was due ${due}, ${count(overdue.overdueDays, "day")} ago, and is open.`,
    );
  } else if (ours.length > 0) {
    const kept = ours.filter(({ state }) => state === "kept").length;
    const all = count(ours.length, "promise");
    sentences.push(kept === ours.length ? `We kept ${all}.` : `We kept ${kept} of ${all} on time.`);
  }
  const open = concerns.filter((concern) => concern.state === "open");
  const oldest = open[0];
  if (oldest !== undefined) {
    const what =
      open.length === 1 ? "A concern of theirs is" : `${open.length} concerns of theirs are`;
    sentences.push(
      `${what} open${open.length === 1 ? "" : ", the first"} since ${sayDate(oldest.saidOn, customer.today)} (${sayAgo(oldest.saidOn, customer.today)}).`,
    );
  } else if (concerns.length > 0) {
    sentences.push(`${count(concerns.length, "concern")} heard and closed.`);
  }
  if (sentences.length > 0) return sentences.join(" ");
  const theirs = commitments.filter(({ by, state }) => by === "customer" && state !== "open");
  if (theirs.length > 0) {
    const kept = theirs.filter(({ state }) => state === "kept").length;
    const all = count(theirs.length, "promise");
    return kept === theirs.length ? `They kept ${all}.` : `They kept ${kept} of ${all} on time.`;
  }
  const moods = customer.touches.filter(({ interaction }) => interaction.sentiment !== null);
  const good = moods.filter(({ interaction }) => interaction.sentiment === "positive").length;
  return `${good} of ${count(moods.length, "talk")} with a noted mood went well.`;
}

/** Every promise and its fate, latest first. */
export function promiseFacts(commitments: Commitment[], customer: CustomerAsOf): Fact[] {
  return commitments
    .map((commitment) => {
      const { signal, by } = commitment;
      const whose = by === "us" ? "Our promise" : "Their promise";
      const due = signal.dueOn === null ? "" : `, due ${sayDate(signal.dueOn, customer.today)}`;
      const fate = {
        open: "open",
        kept: "kept",
        late: `kept ${count("lateDays" in commitment ? commitment.lateDays : 0, "day")} late`,
        overdue: `open ${count("overdueDays" in commitment ? commitment.overdueDays : 0, "day")} past it`,
      }[commitment.state];
      return signalFact(customer, signal, `${whose}${due}: ${fate}`);
    })
    .toReversed();
}

/** Every concern and its fate, latest first. */
export function concernFacts(concerns: Concern[], customer: CustomerAsOf): Fact[] {
  return concerns
    .map((concern) => {
      const who = contactName(customer, concern.signal.contactId) ?? "They";
      const fate =
        concern.state === "open"
          ? `open for ${count(concern.openDays, "day")}`
          : `closed after ${count(concern.tookDays, "day")}`;
      return {
        ...signalFact(customer, concern.signal, `${who} told us a concern: ${fate}`),
        confidential: true as const,
      };
    })
    .toReversed();
}

/** The latest moods that were noted, latest first. */
export function moodFacts(customer: CustomerAsOf): Fact[] {
  const facts: Fact[] = [];
  for (const touch of customer.touches.toReversed()) {
    const { sentiment } = touch.interaction;
    if (sentiment === null) continue;
    const fact = touchFact(customer, touch);
    facts.push({ ...fact, text: `${fact.text}: ${MOOD_WORDS[sentiment]}`, confidential: true });
    if (facts.length === MOODS_SHOWN) break;
  }
  return facts;
}
