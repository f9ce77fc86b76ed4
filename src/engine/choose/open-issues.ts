import type { CustomerHistory } from "../model/history.ts";
import { isOpen, sideOf, type Signal, SIGNALS } from "../model/signal.ts";
import { DAY_MS, type Instant, type LocalDate } from "../model/time.ts";

/** What is open with a customer, and how likely it is to cost us the relationship. */
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
 * Chances that an open issues costs the relationship for want of a touch. Our judgement, in the order that the product
 * stands for (a promise broken, then a worry unheard, then everything else); no log that we know of gives them.
 */
const OVERDUE_PROMISE = 0.3;
const OPEN_CONCERN = 0.25;
const RENEWAL_NEAR = 0.15;
const PROMISE_SOON = 0.1;
const CHANGE_LATELY = 0.1;
const LOW_MOOD = 0.1;
const RENEWAL_NEAR_DAYS = 42;
const SOON_DAYS = 7;
const LATELY_DAYS = 45;

/** The open matters of one customer on a day; an instant of the same day bounds what is looked at. */
export function openIssuesOf(
  { customer, signals, interactions }: CustomerHistory,
  today: LocalDate,
  asOf: Instant,
): OpenIssues {
  let kept = 1;
  let since: Instant | null = null;
  let overduePromise = false;
  let openConcern = false;
  let changed = false;
  for (const signal of signals) {
    if (signal.kind === "change" && asOf - signal.at < LATELY_DAYS * DAY_MS) changed = true;
    if (!isOpen(signal)) continue;
    if (signal.kind === "concern") {
      openConcern = true;
      since = Math.max(since ?? 0, signal.at);
    }
    const dueAt = ourDueAt(signal);
    if (dueAt === null) continue;
    if (dueAt < Date.parse(today)) {
      overduePromise = true;
      since = Math.max(since ?? 0, dueAt + DAY_MS);
    } else if (dueAt - Date.parse(today) <= SOON_DAYS * DAY_MS) kept *= 1 - PROMISE_SOON;
  }
  if (overduePromise) kept *= 1 - OVERDUE_PROMISE;
  if (openConcern) kept *= 1 - OPEN_CONCERN;
  if (changed) kept *= 1 - CHANGE_LATELY;
  if (isLow(interactions, asOf)) kept *= 1 - LOW_MOOD;
  const renewalInDays = daysToRenewal(customer.renewalOn, today);
  if (renewalInDays !== null && renewalInDays <= RENEWAL_NEAR_DAYS) kept *= 1 - RENEWAL_NEAR;
  return { overduePromise, openConcern, renewalInDays, chance: 1 - kept, since };
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
