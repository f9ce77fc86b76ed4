/** How customers moved in a week: what grew stronger, and what falls silent, against last week and four weeks ago. */
import { cadenceOf } from "../strengths/cadence.ts";
import { type Tier, TIERS } from "../model/customer.ts";
import { healthOf, strengthValues } from "../strengths/health.ts";
import { type StrengthName, STRENGTHS } from "../model/nudge.ts";
import { sayAgo, sayDate, sayEvery } from "../model/saying.ts";
import { contactParts, touchesWithin } from "../strengths/relationships.ts";
import { measureRhythm } from "../strengths/rhythm.ts";
import { asOfEarlier, type CustomerAsOf, touchFact } from "../strengths/subject.ts";
import { daysBetween, toLocalDate } from "../model/calendar.ts";
import { commitmentsOf } from "../model/commitment.ts";
import { DAY_MS, type LocalDate } from "../model/time.ts";
import { type DigestLine, type TeamWeek, customerLine, touchesThisWeek } from "./team-week.ts";

/** A customer that somebody strengthened this week. */
export type StrengthenedLine = DigestLine & {
  /** interactions this week, and who had them */
  touches: number;
  byMemberIds: string[];
  byMemberNames: string[];
  /** the latest of them: `Call with Sofie Holm, by Ada Bech` and its day */
  lastTouch: { on: LocalDate; text: string };
  /**
   * strengths that rose by 3 or more since the week began, or became known, biggest rise first; `from` is null where it
   * was unknown, `fourWeeksAgo` where it was unknown then
   */
  rises: {
    strength: StrengthName;
    from: number | null;
    to: number;
    fourWeeksAgo: number | null;
    reason: string;
  }[];
};

/** A customer that falls silent against its own rhythm. */
export type FadingLine = DigestLine & {
  state: "fading" | "quiet";
  tier: Tier;
  lastOn: LocalDate;
  silenceDays: number;
  /** it was still on rhythm, or less silent, when the digest before was made */
  newThisWeek: boolean;
  reason: string;
  /** the last touch: `Call with Sofie Holm, by Ada Bech` */
  lastTouch: string;
  /** the strength "rhythm", 0 to 100, null where it was unknown */
  rhythm: { now: number | null; weekAgo: number | null; fourWeeksAgo: number | null };
  stakes: Stakes;
};

/** Why a silence matters: what there was, and what is open. */
export type Stakes = {
  /** interactions of the year before the last one, that included, and the people in them */
  touchesOfYear: number;
  peopleOfYear: number;
  /** promises of ours that are open */
  promisesOpen: number;
  /** days until the contract ends, where that is within 90 */
  renewalInDays: number | null;
};

/** A smaller rise is a day's drift, not news (our choice). */
const RISE_TO_TELL = 3;
const WEEK_MS = 7 * DAY_MS;
const YEAR_DAYS = 365;
/** A renewal this near makes a silence urgent (our choice: a quarter). */
const RENEWAL_NEAR_DAYS = 90;

/** Customers touched this week, those whose strengths rose most first. */
export function strengthenedOf(week: TeamWeek): StrengthenedLine[] {
  return week.customers
    .flatMap((customer) => {
      const touches = touchesThisWeek(customer, week);
      const last = touches.at(-1);
      if (last === undefined) return [];
      const byMemberIds = [
        ...new Set(touches.flatMap(({ interaction: { memberId } }) => memberId ?? [])),
      ];
      return [
        {
          ...customerLine(customer, week),
          touches: touches.length,
          byMemberIds,
          byMemberNames: byMemberIds.flatMap((id) => week.members.get(id)?.name ?? []),
          lastTouch: { on: last.on, text: touchFact(customer, last).text },
          rises: risesOf(customer, week),
        },
      ];
    })
    .toSorted((a, b) => riseSum(b) - riseSum(a) || b.touches - a.touches || byName(a, b));
}

function risesOf(customer: CustomerAsOf, week: TeamWeek): StrengthenedLine["rises"] {
  const now = healthOf(customer.history, week.until, week.members).strengths;
  const before = strengthValues(asOfEarlier(customer, week.from));
  const fourWeeksAgo = strengthValues(asOfEarlier(customer, week.until - 4 * WEEK_MS));
  return STRENGTHS.flatMap((strength) => {
    const is = now[strength];
    const from = before[strength];
    if (!is.known || (from !== null && is.value - from < RISE_TO_TELL)) return [];
    const to = is.value;
    return [{ strength, from, to, fourWeeksAgo: fourWeeksAgo[strength], reason: is.reason }];
  }).toSorted((a, b) => riseOf(b) - riseOf(a));
}

/** A strength that became known has not risen: nobody knows from where. */
function riseOf({ from, to }: { from: number | null; to: number }): number {
  return from === null ? 0 : to - from;
}

function riseSum({ rises }: StrengthenedLine): number {
  return rises.reduce((sum, rise) => sum + riseOf(rise), 0);
}

/** Customers whose silence is longer than usual: new ones first, then tier A, then the longest against their own rhythm. */
export function fadingOf(week: TeamWeek): FadingLine[] {
  return week.customers
    .flatMap((customer) => {
      const { cadence, today, history, touches, zone } = customer;
      const last = touches.at(-1);
      if (last === undefined || (cadence.state !== "fading" && cadence.state !== "quiet")) {
        return [];
      }
      const days = [...new Set(touches.map(({ on }) => on))];
      const before = cadenceOf(days, toLocalDate(week.newsFrom, zone));
      const { state, lastOn, silenceDays, usualGapDays, ordinaryPauseDays } = cadence;
      const line: FadingLine = {
        ...customerLine(customer, week),
        state,
        tier: history.customer.tier,
        lastOn,
        silenceDays,
        newThisWeek: before.state !== state,
        reason: `Last touch ${sayDate(lastOn, today)}, ${sayAgo(lastOn, today)}; usually ${sayEvery(usualGapDays)}.`,
        lastTouch: touchFact(customer, last).text,
        rhythm: {
          now: rhythmOf(customer),
          weekAgo: rhythmOf(asOfEarlier(customer, week.until - WEEK_MS)),
          fourWeeksAgo: rhythmOf(asOfEarlier(customer, week.until - 4 * WEEK_MS)),
        },
        stakes: stakesOf(customer, lastOn),
      };
      return [{ line, pauses: silenceDays / ordinaryPauseDays }];
    })
    .toSorted(
      (a, b) =>
        Number(b.line.newThisWeek) - Number(a.line.newThisWeek) ||
        TIERS.indexOf(a.line.tier) - TIERS.indexOf(b.line.tier) ||
        b.pauses - a.pauses ||
        byName(a.line, b.line),
    )
    .map(({ line }) => line);
}

function rhythmOf(customer: CustomerAsOf): number | null {
  const measure = measureRhythm(customer);
  return measure.known ? measure.value : null;
}

function stakesOf(customer: CustomerAsOf, lastOn: LocalDate): Stakes {
  const { touches, today, signals, history } = customer;
  const year = touchesWithin(touches, lastOn, YEAR_DAYS);
  const { renewalOn } = history.customer;
  const left = renewalOn === null ? null : daysBetween(today, renewalOn);
  return {
    touchesOfYear: year.length,
    peopleOfYear: contactParts(year).length,
    promisesOpen: commitmentsOf(signals, today).filter(
      ({ by, state }) => by === "us" && (state === "open" || state === "overdue"),
    ).length,
    renewalInDays: left !== null && left >= 0 && left <= RENEWAL_NEAR_DAYS ? left : null,
  };
}

function byName(a: DigestLine, b: DigestLine): number {
  return a.customerName < b.customerName ? -1 : 1;
}
