/** What is open with a customer, and how likely it is to cost us the relationship. */
import type { CustomerHistory } from "../model/history.ts";
import { firstNot } from "../model/first-not.ts";
import { isOpen, sideOf, type Signal, SIGNALS } from "../model/signal.ts";
import { DAY_MS, type Instant, type LocalDate } from "../model/time.ts";

export type OpenIssues = {
  overduePromise: boolean;
  openConcern: boolean;
  renewalInDays: number | null;
  /** 0 to 1, all causes together */
  chance: number;
  /** since when the latest grave cause (a concern, an overdue promise) stands; null without one */
  since: Instant | null;
};

/*
 * Chances that an open issue costs the relationship for want of a touch. Our judgement, in the order that the product
 * stands for (a promise broken, then a worry unheard, then everything else); no log that we know of gives them.
 */
const CHANCES = { overdue: 0.3, concern: 0.25, competitor: 0.2, change: 0.1, mood: 0.1 } as const;
const PROMISE_SOON = 0.1;
const SOON_DAYS = 7;
const LATELY_DAYS = 45;
const COMPETITOR_DAYS = 180;

/**
 * Records are seldom closed, so an open item ages by what happened since: each day on which they spoke and sounded calm
 * takes a third of it, whatever the calendar says. Our own touches calm nothing.
 */
const LEFT_AFTER_SIGN = 0.67;

type IssueKind = keyof typeof CHANCES;
/** How far a sign tells customers apart, by kind: 1 where hardly anyone has it, 0 where everybody does. */
export type IssueWeights = Record<IssueKind, number>;
/** Shares of few customers say little: as firm as ten customers without the sign. */
const FIRMNESS = 10;

/** Where nine of ten customers have an open concern, one more says nothing: a sign counts by how rare it is here. */
export function issueWeightsOf(open: readonly OpenSigns[]): IssueWeights {
  const weightOf = (kind: IssueKind) =>
    1 - open.filter((it) => it[kind] > 0).length / (open.length + FIRMNESS);
  return {
    overdue: weightOf("overdue"),
    concern: weightOf("concern"),
    competitor: weightOf("competitor"),
    change: weightOf("change"),
    mood: weightOf("mood"),
  };
}

/** How much of each sign is left, 0 to 1, and what screens say of it. */
export type OpenSigns = Record<IssueKind, number> & {
  promisesSoon: number;
  renewalInDays: number | null;
  since: Instant | null;
};

/** The open matters of one customer on a day; an instant of the same day bounds what is looked at. */
export function openSignsOf(
  { customer, signals, interactions }: CustomerHistory,
  today: LocalDate,
  asOf: Instant,
): OpenSigns {
  const spokenOn = signals.length === 0 ? [] : calmDays(interactions);
  const leftSince = (at: Instant) => LEFT_AFTER_SIGN ** daysAfter(spokenOn, at + DAY_MS);
  const open: OpenSigns = {
    overdue: 0,
    concern: 0,
    competitor: 0,
    change: 0,
    mood: isLow(interactions, asOf) ? 1 : 0,
    promisesSoon: 0,
    renewalInDays: daysToRenewal(customer.renewalOn, today),
    since: null,
  };
  for (const signal of signals) {
    if (signal.kind === "change" && asOf - signal.at < LATELY_DAYS * DAY_MS) open.change = 1;
    if (!isOpen(signal)) continue;
    if (signal.kind === "competitor" && asOf - signal.at < COMPETITOR_DAYS * DAY_MS)
      open.competitor = 1;
    if (signal.kind === "concern") {
      open.concern = Math.max(open.concern, leftSince(signal.at));
      open.since = Math.max(open.since ?? 0, signal.at);
    }
    const dueAt = ourDueAt(signal);
    if (dueAt === null) continue;
    if (dueAt < Date.parse(today)) {
      open.overdue = Math.max(open.overdue, leftSince(dueAt));
      open.since = Math.max(open.since ?? 0, dueAt + DAY_MS);
    } else if (dueAt - Date.parse(today) <= SOON_DAYS * DAY_MS) open.promisesSoon += 1;
  }
  return open;
}

/** All open matters together, as independent causes: 1 − (1 − p₁)(1 − p₂) … */
export function openIssuesOf(open: OpenSigns, weights: IssueWeights): OpenIssues {
  let kept = (1 - PROMISE_SOON) ** open.promisesSoon;
  for (const [kind, chance] of Object.entries(CHANCES) as [IssueKind, number][])
    kept *= 1 - chance * open[kind] * weights[kind];
  const { renewalInDays, since } = open;
  return {
    overduePromise: open.overdue > 0,
    openConcern: open.concern > 0,
    renewalInDays,
    chance: 1 - kept,
    since,
  };
}

/** Days on which they spoke and nobody noted that they were unhappy, one entry a day, ascending. */
function calmDays(interactions: CustomerHistory["interactions"]): Instant[] {
  const days: Instant[] = [];
  for (const { at, direction, sentiment } of interactions) {
    if (direction === "out" || sentiment === "negative" || sentiment === "mixed") continue;
    const day = Math.floor(at / DAY_MS) * DAY_MS;
    if (days.at(-1) !== day) days.push(day);
  }
  return days;
}

function daysAfter(days: readonly Instant[], moment: Instant): number {
  return days.length - firstNot(days, (it) => it <= moment);
}

function ourDueAt(signal: Signal): Instant | null {
  const { dueOn } = signal;
  return dueOn !== null && SIGNALS[signal.kind].hasDueDay && sideOf(signal) === "us"
    ? Date.parse(dueOn)
    : null;
}

function isLow(interactions: CustomerHistory["interactions"], asOf: Instant): boolean {
  const felt = interactions.findLast((it) => it.sentiment !== null && it.sentiment !== "neutral");
  return (
    felt !== undefined && felt.sentiment !== "positive" && asOf - felt.at < LATELY_DAYS * DAY_MS
  );
}

function daysToRenewal(renewalOn: LocalDate | null, today: LocalDate): number | null {
  if (renewalOn === null || renewalOn < today) return null;
  return (Date.parse(renewalOn) - Date.parse(today)) / DAY_MS;
}
