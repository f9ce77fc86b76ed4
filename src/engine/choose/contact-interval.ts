import type { Customer } from "../model/customer.ts";
import type { CustomerHistory } from "../model/history.ts";
import type { PastNudge } from "../model/nudge.ts";
import type { Settings } from "../model/settings.ts";
import { DAY_MS, type Instant, type Week } from "../model/time.ts";

/** Weeks numbered through, so that they can be counted: Monday 1970-01-05 begins week 0. */
export type WeekNumber = number;
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** The number of the week of an instant, in UTC: a day to either side changes nothing that turns hang on. */
function weekNumberAt(at: Instant): WeekNumber {
  return Math.floor((at - FIRST_MONDAY_MS) / (7 * DAY_MS));
}

const numbers = new Map<Week, WeekNumber>();

/** The number of an ISO week; its 4 January rule is ISO 8601's. */
export function weekNumberOf(week: Week): WeekNumber {
  const known = numbers.get(week);
  if (known !== undefined) return known;
  const fourth = Date.UTC(Number(week.slice(0, 4)), 0, 4);
  const number = weekNumberAt(fourth) + Number(week.slice(6)) - 1;
  numbers.set(week, number);
  return number;
}

/** Nudges in these states reached the member: they count as a turn, and the customer rests after them. */
export function reachedMember({ state }: PastNudge): boolean {
  return state !== "planned" && state !== "cancelled" && state !== "withheld";
}

/** Longer than this against its own rhythm, a customer is being forgotten. */
const OWN_RHYTHMS = 3;
/** No silence shorter than this is forgetting, however lively the customer usually is. */
const SHORTEST_WEEKS = 3;

/**
 * Weeks within which this customer must get its turn: three times its own rhythm, at most what the workspace has set.
 * @param usualGapDays median days between its touches; null where no rhythm is known
 */
export function contactIntervalWeeks(
  customer: Customer,
  settings: Settings,
  usualGapDays: number | null,
): number {
  const { tierA, everyone } = settings.contactIntervalWeeks;
  const most = customer.tier === "A" ? tierA : everyone;
  if (usualGapDays === null) return most;
  return Math.min(most, Math.max(SHORTEST_WEEKS, Math.floor((OWN_RHYTHMS * usualGapDays) / 7)));
}

/** The week of the last turn, a nudge or any logged touch; null when there was none. */
export function lastContactWeek({ interactions, nudges }: CustomerHistory): WeekNumber | null {
  const touch = interactions.at(-1);
  const nudge = nudges.findLast(reachedMember);
  if (!touch && !nudge) return null;
  return Math.max(
    touch ? weekNumberAt(touch.at) : Number.NEGATIVE_INFINITY,
    nudge ? weekNumberOf(nudge.week) : Number.NEGATIVE_INFINITY,
  );
}
