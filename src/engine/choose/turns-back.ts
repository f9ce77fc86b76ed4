/** The chance that a touch turns a relationship back, learned from what followed this workspace's nudges. */
import type { CustomerHistory } from "../model/history.ts";
import { DAY_MS, type Instant } from "../model/time.ts";

/** Answered and unanswered touches, by how many had gone unanswered before: none, one, two or more. */
export type TurnsBack = readonly { answered: number; tries: number }[];

/**
 * Before anything was tried: a first touch is answered as often as not, and each that nothing comes back to makes the
 * next one less likely to help (our choice; twelve tries outweigh it).
 */
const PRIOR: TurnsBack = [
  { answered: 6, tries: 12 },
  { answered: 3, tries: 12 },
  { answered: 1.5, tries: 12 },
];
/** What comes back within three weeks counts as an answer. */
const ANSWER_MS = 21 * DAY_MS;

/** Learns from touches that nudges led to, up to a moment: did the customer speak within three weeks? */
export function learnTurnsBack(histories: Iterable<CustomerHistory>, asOf: Instant): TurnsBack {
  const learned = PRIOR.map((it) => ({ ...it }));
  for (const { interactions, nudges } of histories) {
    let unanswered = 0;
    for (const { sentAt, touchedWithin7Days, state } of nudges) {
      if (sentAt === null || sentAt + ANSWER_MS > asOf) continue;
      if (touchedWithin7Days !== true && state !== "done") continue;
      const tally = learned[Math.min(unanswered, learned.length - 1)];
      const isAnswered = interactions.some(
        (it) => it.direction !== "out" && it.at > sentAt && it.at <= sentAt + ANSWER_MS,
      );
      if (tally) tally.tries += 1;
      if (tally && isAnswered) tally.answered += 1;
      unanswered = isAnswered ? 0 : unanswered + 1;
    }
  }
  return learned;
}

/** Relative to a first touch, so that it compares customers; never rises with the attempts. */
export function turnsBackChance(learned: TurnsBack, attempts: number): number {
  const rate = (k: number) => {
    const { answered, tries } = learned[k] ?? { answered: 1, tries: 2 };
    return answered / tries;
  };
  let chance = 1;
  for (let k = 1; k <= Math.min(attempts, learned.length - 1); k++)
    chance = Math.min(chance, rate(k) / rate(0));
  return chance;
}
