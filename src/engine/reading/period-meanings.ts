/** What phrases for weeks, months, quarters, years and holidays mean: stretches of time and their ends. */
import { mondayOfWeek } from "./calendar-days.ts";
import { aside, coming, inWeek, NO_DAY, open, stretch } from "./date-rule.ts";
import { monthEnd, partsOf, weekdayOf } from "./local-day.ts";
import type { Day } from "./local-day.ts";
import type { Days } from "./date-rule.ts";
import type { FoundPhrase } from "./phrase-finder.ts";

/** From where a phrase is read. */
export type Viewpoint = { today: Day; monthFirst: boolean };

/** How a phrase becomes days; null where its parts make none. */
export type DateMeaning = (found: FoundPhrase, view: Viewpoint) => Days | null;

/** The first day of a month, so many months from this one. */
const monthStart = (today: Day, months: number): Day => {
  const { year, month } = partsOf(today);
  return monthEnd(year, month + months - 1) + 1;
};

const lastOfMonth = (today: Day, months: number): Day => monthStart(today, months + 1) - 1;

const yearStart = (today: Day, years: number): Day => monthEnd(partsOf(today).year + years, 0) + 1;

const quarterStart = (today: Day, quarters: number): Day => {
  const { year, month } = partsOf(today);
  return monthEnd(year, Math.floor((month - 1) / 3) * 3 + 3 * quarters) + 1;
};

/** The first of a month by name: this year's, or next year's once it is over. */
function namedMonth(month: number, today: Day): Day {
  const { year } = partsOf(today);
  return monthEnd(monthEnd(year, month) < today ? year + 1 : year, month - 1) + 1;
}

/** The Monday of a numbered week: the one of this year, or of the next once it is over. */
function numberedWeek(week: number, today: Day): Day | null {
  if (week < 1 || week > 53) return null;
  const { year } = partsOf(today + 4 - weekdayOf(today));
  const monday = mondayOfWeek(year, week);
  return monday + 6 < today ? mondayOfWeek(year + 1, week) : monday;
}

/** A holiday's days of the years around today, by its first day. */
const holidaysOf = ({ slots }: FoundPhrase, { today }: Viewpoint) => {
  const { year } = partsOf(today);
  return slots.holiday === undefined ? [] : [year - 1, year, year + 1].map(slots.holiday);
};

export const PERIOD_MEANINGS: Record<string, DateMeaning> = {
  "day-in-month": ({ slots: { day = 1 }, phrase: { amount } }, { today }) => {
    const date = monthStart(today, amount) + day - 1;
    return date > lastOfMonth(today, amount)
      ? NO_DAY
      : amount === 0
        ? open(date, date)
        : aside(date, today);
  },
  holiday: (found, view) => {
    const days = holidaysOf(found, view);
    const past = days.findLast(({ first }) => first <= view.today);
    const future = days.find(({ last }) => last >= view.today);
    return {
      ...open(past?.first ?? null, future?.first ?? null),
      to: future?.last ?? null,
      until: future === undefined ? null : future.last + 1,
    };
  },

  "over-holiday": (found, { today, monthFirst }) => {
    const future = holidaysOf(found, { today, monthFirst }).find(({ last }) => last >= today);
    return future === undefined ? null : stretch(future.first, future.last, today);
  },

  week: ({ phrase: { amount } }, { today }) =>
    stretch(inWeek(today, amount, 1), inWeek(today, amount, 7), today),
  "week-number": ({ slots: { number = 0 } }, { today }) => {
    const monday = numberedWeek(number, today);
    return monday === null ? null : stretch(monday, monday + 6, today);
  },
  "week-number-end": ({ slots: { number = 0 } }, { today }) => {
    const monday = numberedWeek(number, today);
    return monday === null ? null : coming(monday + 4);
  },
  "week-number-day": ({ slots: { number = 0, weekday = 1 } }, { today }) => {
    const monday = numberedWeek(number, today);
    return monday === null ? null : aside(monday + weekday - 1, today);
  },
  weekend: ({ phrase: { amount } }, { today }) =>
    stretch(inWeek(today, amount, 6), inWeek(today, amount, 7), today),
  month: ({ phrase: { amount } }, { today }) =>
    stretch(monthStart(today, amount), lastOfMonth(today, amount), today),
  year: ({ phrase: { amount } }, { today }) =>
    stretch(yearStart(today, amount), yearStart(today, amount + 1) - 1, today),
  "named-month": ({ slots: { month = 1, year } }, { today }) => {
    const first = year === undefined ? namedMonth(month, today) : monthEnd(year, month - 1) + 1;
    return stretch(first, lastOfMonth(first, 0), today);
  },
  quarter: ({ phrase: { amount } }, { today }) =>
    stretch(quarterStart(today, amount), quarterStart(today, amount + 1) - 1, today),

  "week-end": ({ phrase: { amount } }, { today }) => {
    const friday = inWeek(today, amount, 5);
    return amount !== 0
      ? aside(friday, today)
      : open(friday <= today ? friday : friday - 7, friday >= today ? friday : friday + 7);
  },
  "month-end": ({ phrase: { amount } }, { today }) => aside(lastOfMonth(today, amount), today),
  "named-month-end": ({ slots: { month = 1, year } }, { today }) => {
    const now = partsOf(today).year;
    const ends = (year === undefined ? [now - 1, now, now + 1] : [year]).map((each) =>
      monthEnd(each, month),
    );
    return open(
      ends.findLast((day) => day <= today) ?? null,
      ends.find((day) => day >= today) ?? null,
    );
  },
  "quarter-end": ({ phrase: { amount } }, { today }) =>
    aside(quarterStart(today, amount + 1) - 1, today),
  "numbered-quarter-end": ({ phrase: { amount } }, { today }) => {
    const end = monthEnd(partsOf(today).year, 3 * amount);
    return coming(end < today ? monthEnd(partsOf(today).year + 1, 3 * amount) : end);
  },
  "year-end": ({ phrase: { amount } }, { today }) => aside(yearStart(today, amount + 1) - 1, today),
};
