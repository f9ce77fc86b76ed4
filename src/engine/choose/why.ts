/** Why this customer, why now, and why not the next one: from what the choice used, in words that a rep can check. */
import { sayDate } from "../model/saying.ts";
import { DAY_MS } from "../model/time.ts";
import { sayDays } from "../plays/known.ts";
import { causeOf } from "./cause.ts";
import type { CustomerPriority } from "./customer-priority.ts";

const RENEWAL_SHOWN_DAYS = 182;
/** A chance of having turned that is this much higher is a reason to go first. */
const CLEARLY_HIGHER = 0.1;
/** With fewer touch days nobody can say what is usual. */
const LITTLE_KNOWN_TOUCHES = 3;

/** Why this week: the strongest reason that the choice stood on, from facts that are stored with the nudge. */
export function whyNow(priority: CustomerPriority): string {
  const { customer, issues, risk, focus } = priority;
  const { name } = customer;
  const cause = causeOf(priority);
  if (issues.overduePromise && issues.chance > priority.change.chance)
    return `A promise of ours to ${name} is overdue. That comes first.`;
  if (risk === null || risk.touches < LITTLE_KNOWN_TOUCHES)
    return `Little is known about ${name} yet: your answer tells us most.`;
  if (cause === "goodbye" || cause === "turned") return sayChange(priority);
  if (issues.openConcern) return `A concern at ${name} is open. It comes before anything we want.`;
  if (issues.overduePromise) return `A promise of ours to ${name} is overdue.`;
  if (priority.dueInWeeks <= 0)
    return `It is ${name}'s turn: no touch and no nudge for ${priority.waitedWeeks} weeks.`;
  if (issues.renewalInDays !== null && issues.renewalInDays <= RENEWAL_SHOWN_DAYS)
    return `${name} renews in ${sayDays(issues.renewalInDays)}.`;
  if (focus) return `Your manager has put ${name} in front this month.`;
  return `Of your customers who are ready for a nudge, a touch is worth most at ${name}: tier ${customer.tier}, ${lastTouch(priority)}.`;
}

/** What was seen, never a verdict. */
function sayChange(priority: CustomerPriority): string {
  const { customer, change, asOf, today } = priority;
  const { name } = customer;
  const usualDays = Math.max(1, Math.round(7 / change.perWeek));
  const usual = usualDays === 1 ? "every day" : `about every ${usualDays} days`;
  if (change.heardAt === null) return `We have not heard from ${name} yet.`;
  const heardOn = sayDate(dayOf(change.heardAt), today);
  if (change.seniors !== null && change.seniors > change.everyone)
    return `Executives and leaders at ${name} speak less than they used to, while others still do.`;
  if (change.attempts > 0)
    return `You usually hear from ${name} ${usual}. The last word was on ${heardOn}, and nothing came back since you tried.`;
  const silentDays = (asOf - change.heardAt) / DAY_MS;
  return silentDays > 2 * usualDays
    ? `You usually hear from ${name} ${usual}. The last word was on ${heardOn}.`
    : `You hear from ${name} less often than you used to (${usual}).`;
}

/** A plan says it; to the rep it is no news. */
export const NO_OTHER_READY = "No other customer of yours is ready for a nudge this week.";

/** Why not the next one in line: what the choice weighed, where it differs. */
export function whyNotNext(priority: CustomerPriority, next: CustomerPriority | undefined): string {
  if (!next) return NO_OTHER_READY;
  const { name } = next.customer;
  const reasons = [
    priority.issues.overduePromise && !next.issues.overduePromise && "nothing is overdue there",
    priority.issues.openConcern && !next.issues.openConcern && "no concern is open there",
    priority.dueInWeeks < next.dueInWeeks && priority.dueInWeeks <= 0 && "its turn can still wait",
    priority.change.chance > next.change.chance + CLEARLY_HIGHER &&
      "they speak about as often as they used to",
    priority.change.attempts < next.change.attempts &&
      `nothing came back the last ${next.change.attempts === 1 ? "time" : `${next.change.attempts} times`} you tried`,
    priority.worth > next.worth * 1.25 && "less hangs on it",
    priority.focus && !next.focus && "it is not among the customers in front",
  ].filter((it) => it !== false);
  const why = reasons.slice(0, 2).join(", and ");
  return why === ""
    ? `Next in line is ${name}, ${lastTouch(next)}. It was close.`
    : `Next in line is ${name}, ${lastTouch(next)}: ${why}.`;
}

function lastTouch({ risk, today }: CustomerPriority): string {
  return risk ? `last in touch on ${sayDate(dayOf(risk.lastAt), today)}` : "with nothing on record";
}

function dayOf(at: number): string {
  return new Date(Math.floor(at / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
}
