/** Has it changed? The chance that one relationship has turned for the worse, from its own past, and what shows it. */
import type { Contact } from "../model/contact.ts";
import type { CustomerHistory } from "../model/history.ts";
import type { Interaction } from "../model/interaction.ts";
import { TOUCH_WITHIN_MS } from "../model/nudge.ts";
import { DAY_MS, type Instant } from "../model/time.ts";
import { ORDINARY, type Exposure } from "./exposure.ts";
import { followRhythm, type RatePrior, type TurnedPace } from "./rhythm-filter.ts";
import { weeklySigns, type WeeklySigns } from "./weekly-signs.ts";

export type RhythmChange = {
  /** chance that they have turned away, 0 to 1: they speak less, or the people who matter do */
  chance: number;
  /** the same from all who speak there, and from executives and leaders alone; null where too little was heard of them */
  everyone: number;
  seniors: number | null;
  /** days a week on which they speak, while all is well */
  perWeek: number;
  /** weeks of ours since their last sign in which we got in touch after a nudge and heard nothing */
  attempts: number;
  /** when they spoke last; null where they never did */
  heardAt: Instant | null;
};

/** Round numbers, not searched: a factor of two either way moved the ranking of trouble by less than 0.01 (AUC). */
const PACE: TurnedPace = { left: 0.3, answersLeft: 0.4, turns: 0.02, turnsBack: 0.06 };
const PRIOR_WEEKS = 4;
/** Where nothing is known of a workspace, a customer is taken to speak every fourth week. */
const PRIOR_PER_WEEK = 0.25;
/** Before anything was heard: neither low nor high. The share of time that a relationship spends turned. */
const UNKNOWN_CHANGE = PACE.turns / (PACE.turns + PACE.turnsBack);
/** Fewer senior signs than this are no rhythm. */
const SENIOR_SIGNS = 3;
/** Seniors who do nearly all the talking are everybody. */
const ALL_SENIOR = 0.9;

/** The contacts whose silence weighs more: executives and leaders. */
function seniorIdsOf(contacts: readonly Contact[]): ReadonlySet<string> {
  return new Set(
    contacts.flatMap(({ id, level }) => (level === "executive" || level === "leader" ? [id] : [])),
  );
}

/** The signs of one customer, as `changeOf` follows them. */
export function signsOf(history: CustomerHistory, asOf: Instant): WeeklySigns | null {
  return weeklySigns(history, asOf, seniorIdsOf(history.contacts));
}

/** What customers of a workspace are taken to be like before they show it: the mean of all. */
export function ratePriorOf(all: Iterable<WeeklySigns | null>): RatePrior {
  let [seen, weeks] = [PRIOR_PER_WEEK * 20, 20];
  for (const signs of all) {
    if (signs === null) continue;
    seen += sumOf(signs.theirs);
    weeks += signs.theirs.length;
  }
  return { perWeek: seen / weeks, weeks: PRIOR_WEEKS };
}

/** Whether one relationship has changed, as of a moment; nothing after it is in `history`. */
export function changeOf(
  history: CustomerHistory,
  signs: WeeklySigns | null,
  prior: RatePrior,
  exposure: Exposure = ORDINARY,
): RhythmChange {
  const heard = history.interactions.findLast((it) => it.direction !== "out");
  const attempts = attemptsSince(history, heard?.at ?? Number.NEGATIVE_INFINITY);
  const heardAt = heard?.at ?? null;
  if (signs === null) {
    const { perWeek } = prior;
    return {
      chance: UNKNOWN_CHANGE,
      everyone: UNKNOWN_CHANGE,
      seniors: null,
      perWeek,
      attempts,
      heardAt,
    };
  }
  const weeks = signs.theirs.length;
  const exposureIn = (week: number) => exposure[weeks - 1 - week] ?? 1;
  const all = followRhythm(signs.theirs, exposureIn, PACE, prior, signs);
  const spoken = sumOf(signs.seniors);
  const isApart = spoken >= SENIOR_SIGNS && spoken < ALL_SENIOR * sumOf(signs.theirs);
  const seniors = isApart
    ? followRhythm(signs.seniors, exposureIn, PACE, { perWeek: spoken / weeks, weeks: PRIOR_WEEKS })
    : null;
  return {
    chance: Math.max(all.turned, seniors?.turned ?? 0),
    everyone: all.turned,
    seniors: seniors?.turned ?? null,
    perWeek: all.perWeek,
    attempts,
    heardAt,
  };
}

/** Touches of ours after a nudge that nothing came back to, at most one a week. */
function attemptsSince({ interactions, nudges }: CustomerHistory, since: Instant): number {
  const ours: Interaction[] = [];
  for (let i = interactions.length - 1; i >= 0; i--) {
    const touch = interactions[i];
    if (!touch || touch.at <= since) break;
    ours.push(touch);
  }
  let [attempts, last] = [0, Number.POSITIVE_INFINITY];
  for (const { at } of ours) {
    if (last - at < 7 * DAY_MS) continue;
    if (
      !nudges.some(
        ({ sentAt }) => sentAt !== null && at >= sentAt && at <= sentAt + TOUCH_WITHIN_MS,
      )
    )
      continue;
    attempts += 1;
    last = at;
  }
  return attempts;
}

function sumOf(counts: Uint8Array): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}
