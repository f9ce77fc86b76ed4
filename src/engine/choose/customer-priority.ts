import type { Customer } from "../model/customer.ts";
import type { CustomerHistory } from "../model/history.ts";
import type { QuietRisk } from "../quiet-risk/quiet-risk.ts";
import type { Settings } from "../model/settings.ts";
import { DAY_MS, type Instant, type LocalDate } from "../model/time.ts";
import { openIssuesOf, type OpenIssues } from "./open-issues.ts";
import {
  lastContactWeek,
  reachedMember,
  contactIntervalWeeks,
  weekNumberOf,
  type WeekNumber,
} from "./contact-interval.ts";

/** Where a customer stands this week, as far as it takes to decide whether it is nudged about. */
export type CustomerPriority = {
  customer: Customer;
  /** as it was known before the customer's Monday */
  history: CustomerHistory;
  asOf: Instant;
  today: LocalDate;
  risk: QuietRisk | null;
  /** annual value over the workspace's median; 1 where it is not known and nothing can be held against it */
  worth: number;
  /** what a touch is worth now: the root of worth × chance to lose the customer without one */
  need: number;
  issues: OpenIssues;
  focus: boolean;
  lastContactWeek: WeekNumber | null;
  /** weeks within which this customer must get its turn */
  contactIntervalWeeks: number;
  /** weeks until its turn is due: 0 is this week, below 0 it has waited too long */
  dueInWeeks: number;
  /** weeks since the last turn, or since the coach began */
  waitedWeeks: number;
  /** it was nudged about too lately, without a new cause since */
  resting: boolean;
};

export type CustomerPriorityInput = Pick<
  CustomerPriority,
  "history" | "asOf" | "today" | "risk" | "worth"
> & {
  week: WeekNumber;
  /** the week in which the coach began here: nobody was promised a turn before */
  beganWeek: WeekNumber;
  settings: Settings;
};

/*
 * The root of the worth, since a bit more effort on every customer is the point: one that is worth four times another
 * has twice its claim. (Worth as it is does no better on the policy bench.)
 */
/** A manager's focus makes a touch count three times: it wins against its like, and not against everything. */
const FOCUS_FACTOR = 3;
/** No customer two weeks running; after a pass it is left alone for longer. */
const REST_WEEKS = 1;
const LONG_REST_WEEKS = 3;

/** How much one active customer needs a touch now. Looks at nothing outside its history. */
export function customerPriority(input: CustomerPriorityInput): CustomerPriority {
  const { week, beganWeek, settings, ...facts } = input;
  const { history, risk, worth, asOf, today } = facts;
  const { customer } = history;
  const issues = openIssuesOf(history, today, asOf);
  const turn = lastContactWeek(history);
  const since = Math.max(turn ?? Number.NEGATIVE_INFINITY, beganWeek - 1);
  const within = contactIntervalWeeks(customer, settings);
  const focus = settings.focusCustomerIds.includes(customer.id);
  const need = Math.sqrt(worth) * lossChance(risk, issues, asOf) * (focus ? FOCUS_FACTOR : 1);
  return {
    ...facts,
    customer,
    need,
    issues,
    focus,
    lastContactWeek: turn,
    contactIntervalWeeks: within,
    dueInWeeks: since + within - week,
    waitedWeeks: week - (turn ?? beganWeek - 1),
    resting: isResting(history, week, issues),
  };
}

/**
 * Chance to lose the customer for want of a touch: silence and open matters as independent causes,
 * 1 − (1 − p₁)(1 − p₂). Right after a touch, silence weighs less: another touch would change little.
 */
function lossChance(risk: QuietRisk | null, issues: OpenIssues, asOf: Instant): number {
  const freshness =
    risk === null
      ? 1
      : Math.min(1, Math.max(FRESH_LEAST, (asOf - risk.lastAt) / DAY_MS / FRESH_DAYS));
  const silence = (risk?.risk ?? UNKNOWN_RISK) * freshness;
  return 1 - (1 - silence) * (1 - issues.chance);
}

/** Nobody was ever touched: as likely as not. Unknown is not low, and not high. */
const UNKNOWN_RISK = 0.5;
/** A touch in the last two weeks makes the next one worth less, down to this share (our choice). */
const FRESH_DAYS = 14;
const FRESH_LEAST = 0.15;

function isResting({ nudges }: CustomerHistory, week: WeekNumber, issues: OpenIssues): boolean {
  const last = nudges.findLast(reachedMember);
  if (!last) return false;
  const rest = last.state === "skipped" ? LONG_REST_WEEKS : REST_WEEKS;
  if (week - weekNumberOf(last.week) > rest) return false;
  const newCause = issues.since !== null && last.sentAt !== null && issues.since > last.sentAt;
  return !newCause;
}
