import { sayDate } from "../model/saying.ts";
import type { Settings } from "../model/settings.ts";
import { DAY_MS } from "../model/time.ts";
import { sayDays } from "../plays/known.ts";
import type { CustomerPriority } from "./customer-priority.ts";
import { contactIntervalWeeks } from "./contact-interval.ts";

const LIKELY = 0.4;

/** Why this week: the strongest reason that the choice stood on, from facts that are stored with the nudge. */
export function whyNow(priority: CustomerPriority, settings: Settings): string {
  const { customer, issues, risk, focus } = priority;
  const { name } = customer;
  if (issues.overduePromise) return `A promise of ours to ${name} is overdue. That comes first.`;
  if (issues.openConcern) return `A concern at ${name} is open. It comes before anything we want.`;
  if (priority.dueInWeeks <= 0) {
    const weeks = contactIntervalWeeks(customer, settings);
    const tier = customer.tier === "A" ? "a tier A customer" : "a customer";
    return `It is ${name}'s turn: ${tier} is never left without a touch or a nudge for more than ${weeks} weeks.`;
  }
  if (issues.renewalInDays !== null && issues.renewalInDays <= 42) {
    return `${name} renews in ${sayDays(issues.renewalInDays)}.`;
  }
  if (risk !== null && risk.risk >= LIKELY && risk.typicalGapDays !== null) {
    return `From their rhythm so far, the chance that nothing is heard from ${name} for 60 days is about ${inTen(risk.risk)} in 10.`;
  }
  if (focus) return `Your manager has put ${name} in front this month.`;
  const last = risk
    ? `last in touch on ${sayDate(dayOf(risk.lastAt), priority.today)}`
    : "nothing on record yet";
  return `Of your customers who are ready for a nudge, a touch is worth most at ${name}: tier ${customer.tier}, ${last}.`;
}

/** A plan says it; to the rep it is no news. */
export const NO_OTHER_READY = "No other customer of yours is ready for a nudge this week.";

/** Why not the next one in line. */
export function whyNotNext(priority: CustomerPriority, next: CustomerPriority | undefined): string {
  if (!next) return NO_OTHER_READY;
  const { name } = next.customer;
  const last = next.risk
    ? `last in touch on ${sayDate(dayOf(next.risk.lastAt), next.today)}`
    : "with nothing on record";
  const reasons = [
    priority.issues.overduePromise && !next.issues.overduePromise && "nothing is overdue there",
    priority.issues.openConcern && !next.issues.openConcern && "no concern is open there",
    priority.dueInWeeks < next.dueInWeeks && priority.dueInWeeks <= 0 && "its turn can still wait",
    chance(priority) > chance(next) + 0.1 && "silence is less likely there",
    priority.worth > next.worth * 1.25 && "less hangs on it",
    priority.focus && !next.focus && "it is not among the customers in front",
  ].filter((it) => it !== false);
  const why = reasons.slice(0, 2).join(", and ");
  return why === ""
    ? `Next in line is ${name}, ${last}. It was close.`
    : `Next in line is ${name}, ${last}: ${why}.`;
}

function chance({ risk }: CustomerPriority): number {
  return risk?.risk ?? 0.5;
}

function inTen(risk: number): number {
  return Math.min(9, Math.max(1, Math.round(risk * 10)));
}

function dayOf(at: number): string {
  return new Date(Math.floor(at / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
}
