import { cadenceOf } from "../strengths/cadence.ts";
import { toLocalDate } from "../model/calendar.ts";
import { type Tier, TIERS } from "../model/customer.ts";
import { healthOf } from "../strengths/health.ts";
import { type StrengthName, STRENGTHS } from "../model/nudge.ts";
import { sayAgo, sayDate, sayEvery } from "../model/saying.ts";
import type { CustomerAsOf } from "../strengths/subject.ts";
import type { LocalDate } from "../model/time.ts";
import { type DigestLine, type TeamWeek, customerLine, touchesThisWeek } from "./team-week.ts";

/** A customer that somebody strengthened this week. */
export type StrengthenedLine = DigestLine & {
  /** interactions this week, and who had them */
  touches: number;
  byMemberIds: string[];
  byMemberNames: string[];
  /** strengths that rose by 3 or more since the week began, or became known, biggest rise first; `from` is null where it was unknown */
  rises: { strength: StrengthName; from: number | null; to: number; reason: string }[];
};

/** A customer that falls silent against its own rhythm. */
export type FadingLine = DigestLine & {
  state: "fading" | "quiet";
  tier: Tier;
  lastOn: LocalDate;
  silenceDays: number;
  /** it was still on rhythm, or less silent, when the week began */
  newThisWeek: boolean;
  reason: string;
};

/** A smaller rise is a day's drift, not news (our choice). */
const RISE_TO_TELL = 3;

/** Customers touched this week, those whose strengths rose most first. */
export function strengthenedOf(week: TeamWeek): StrengthenedLine[] {
  return week.customers
    .flatMap((customer) => {
      const touches = touchesThisWeek(customer, week);
      if (touches.length === 0) return [];
      const byMemberIds = [
        ...new Set(touches.flatMap(({ interaction: { memberId } }) => memberId ?? [])),
      ];
      return [
        {
          ...customerLine(customer, week),
          touches: touches.length,
          byMemberIds,
          byMemberNames: byMemberIds.flatMap((id) => week.members.get(id)?.name ?? []),
          rises: risesOf(customer, week),
        },
      ];
    })
    .toSorted((a, b) => riseSum(b) - riseSum(a) || b.touches - a.touches || byName(a, b));
}

function risesOf(customer: CustomerAsOf, week: TeamWeek): StrengthenedLine["rises"] {
  const now = healthOf(customer.history, week.until, week.members).strengths;
  const before = healthOf(customer.history, week.from, week.members).strengths;
  return STRENGTHS.flatMap((strength) => {
    const is = now[strength];
    const was = before[strength];
    if (!is.known || (was.known && is.value - was.value < RISE_TO_TELL)) return [];
    return [{ strength, from: was.known ? was.value : null, to: is.value, reason: is.reason }];
  }).toSorted((a, b) => riseOf(b) - riseOf(a));
}

/** A strength that became known has not risen: nobody knows from where. */
function riseOf({ from, to }: { from: number | null; to: number }): number {
  return from === null ? 0 : to - from;
}

function riseSum({ rises }: StrengthenedLine): number {
  return rises.reduce((sum, rise) => sum + riseOf(rise), 0);
}

/** Customers whose silence is longer than usual, tier A first, then the longest silence against their own rhythm. */
export function fadingOf(week: TeamWeek): FadingLine[] {
  return week.customers
    .flatMap((customer) => {
      const { cadence, today, history, touches, zone } = customer;
      if (cadence.state !== "fading" && cadence.state !== "quiet") return [];
      const days = [...new Set(touches.map(({ on }) => on))];
      const before = cadenceOf(days, toLocalDate(week.from, zone));
      const { state, lastOn, silenceDays, usualGapDays, ordinaryPauseDays } = cadence;
      const line: FadingLine = {
        ...customerLine(customer, week),
        state,
        tier: history.customer.tier,
        lastOn,
        silenceDays,
        newThisWeek: before.state !== state,
        reason: `Last touch ${sayDate(lastOn, today)}, ${sayAgo(lastOn, today)}; usually ${sayEvery(usualGapDays)}.`,
      };
      return [{ line, pauses: silenceDays / ordinaryPauseDays }];
    })
    .toSorted(
      (a, b) =>
        TIERS.indexOf(a.line.tier) - TIERS.indexOf(b.line.tier) ||
        b.pauses - a.pauses ||
        byName(a.line, b.line),
    )
    .map(({ line }) => line);
}

function byName(a: DigestLine, b: DigestLine): number {
  return a.customerName < b.customerName ? -1 : 1;
}
