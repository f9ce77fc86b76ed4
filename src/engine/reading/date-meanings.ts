/** What each phrase of the lexicon means: the days that it names, seen from today. */
import { dateOfMonth, dateOfYear, shifted, workday } from "./calendar-days.ts";
import {
  aside,
  coming,
  gone,
  inWeek,
  lastWeekday,
  later,
  nextWeekday,
  NO_DAY,
  open,
  stretch,
} from "./date-rule.ts";
import type { Days } from "./date-rule.ts";
import { figuresOf } from "./figures.ts";
import { nthWeekday } from "./holidays.ts";
import { partsOf } from "./local-day.ts";
import type { Day } from "./local-day.ts";
import { type DateMeaning, PERIOD_MEANINGS, type Viewpoint } from "./period-meanings.ts";
import type { FoundPhrase } from "./phrase-finder.ts";

/** @returns the days that a phrase names, or null where its parts make none */
export function daysOf(found: FoundPhrase, view: Viewpoint): Days | null {
  return MEANINGS[found.phrase.meaning]?.(found, view) ?? null;
}

/** @returns whether a phrase of the lexicon may mean this */
export const isMeaning = (name: string): boolean => Object.hasOwn(MEANINGS, name);

const inner = (found: FoundPhrase | undefined, view: Viewpoint): Days | null =>
  found === undefined ? null : daysOf(found, view);

/** The day that a date inside a phrase means: the one ahead, or the only one. */
const anchorOf = (found: FoundPhrase, view: Viewpoint): Day | null => {
  const days = inner(found.slots.date, view);
  return days?.lean === "past" ? days.past : (days?.future ?? days?.past ?? null);
};

/** Some days off a date inside: both of its days move along. */
function offset(days: Days | null, move: (day: Day) => Day): Days | null {
  if (days === null || (days.past === null && days.future === null)) return days;
  return {
    ...days,
    span: false,
    from: null,
    to: null,
    until: null,
    past: days.past && move(days.past),
    future: days.future && move(days.future),
  };
}

const inFigures: DateMeaning = ({ slots: { figures, weekday } }, view) =>
  figures === undefined ? null : figuresOf(figures, view, weekday);

/** So many units from a day on: what the words call ahead is the first day after. */
function lasting({ slots: { number = 1, unit } }: FoundPhrase, from: Day | null): Days | null {
  if (unit === undefined || from === null) return null;
  const until = shifted(from, number, unit);
  return { ...stretch(from, until - 1, from), past: until, future: until };
}

const MEANINGS: Record<string, DateMeaning> = {
  ...PERIOD_MEANINGS,
  none: () => NO_DAY,
  /** today, and so many days from it */
  day: ({ phrase: { amount } }, { today }) => aside(today + amount, today),
  ago: ({ slots: { number = 1, unit } }, { today }) =>
    unit === undefined ? null : gone(shifted(today, -number, unit)),
  ahead: ({ slots: { number = 1, unit }, phrase: { amount } }, { today }) =>
    unit === undefined ? null : coming(shifted(today + amount, number, unit)),
  lasting: (found, { today }) => lasting(found, today),
  "lasting-from": (found, view) => lasting(found, anchorOf(found, view)),
  workdays: ({ slots: { number = 1 } }, { today }) => coming(workday(today, number)),
  later: ({ slots: { number = 1, unit } }) =>
    unit === undefined
      ? null
      : later("days" in unit ? { days: number * unit.days } : { months: number * unit.months }),
  after: ({ slots: { number = 1, unit = { days: 1 }, date } }, view) =>
    offset(inner(date, view), (day) => shifted(day, number, unit)),
  before: ({ slots: { number = 1, unit = { days: 1 }, date } }, view) =>
    offset(inner(date, view), (day) => shifted(day, -number, unit)),
  /** "Monday I'm back": the day itself is free again */
  back: ({ slots: { date } }, view) => {
    const days = inner(date, view);
    return days && { ...days, until: days.from ?? days.future };
  },
  same: ({ slots: { date } }, view) => inner(date, view),
  /** an hour of today, or of so many days on where it lies ahead: no other day is told */
  earlier: ({ phrase: { amount } }, { today }) =>
    amount === 0 ? gone(today) : open(today, today + amount),
  clock: (_, { today }) => gone(today),
  /** "today and tomorrow", or the two days after today */
  "coming-days": ({ phrase: { amount } }, { today }) =>
    stretch(today + amount, today + amount + 1, today),
  /** "the next day": so many days after the one told before */
  "told-before": () => NO_DAY,
  "told-last": () => NO_DAY,
  "weekday-told-before": ({ slots: { weekday = 1 } }, { today }) =>
    coming(nextWeekday(today, weekday)),
  /** the day after a stretch or a holiday is over */
  following: (found, view) => {
    const days = inner(found.slots.date, view);
    const end = days?.until ?? (anchorOf(found, view) ?? 0) + 1;
    return days === null ? null : coming(end);
  },

  /** "4.ª feira": Portuguese counts the days of the week from Sunday */
  "counted-weekday": ({ slots: { day = 0 } }, { today }) =>
    day >= 2 && day <= 6 ? open(lastWeekday(today, day - 1), nextWeekday(today, day - 1)) : null,
  weekday: ({ slots: { weekday = 1 } }, { today }) =>
    open(lastWeekday(today, weekday), nextWeekday(today, weekday)),
  "weekday-last": ({ slots: { weekday = 1 }, phrase }, { today }) =>
    gone(lastWeekday(today, weekday) - 7 * phrase.amount),
  "weekday-next": ({ slots: { weekday = 1 }, phrase }, { today }) =>
    coming(nextWeekday(today, weekday) + 7 * phrase.amount),
  "weekday-this": ({ slots: { weekday = 1 } }, { today }) => {
    const day = inWeek(today, 0, weekday);
    return open(day <= today ? day : day - 7, nextWeekday(today, weekday));
  },
  "weekday-week": ({ slots: { weekday = 1 }, phrase: { amount } }, { today }) =>
    aside(inWeek(today, amount, weekday), today),
  "weekday-ago": ({ slots: { weekday = 1, number = 1, unit = { days: 7 } } }, { today }) => {
    const day = inWeek(shifted(today, -number, unit), 0, weekday);
    return day < today ? gone(day) : null;
  },
  "weekday-further-ago": ({ slots: { weekday = 1, number = 1, unit = { days: 7 } } }, { today }) =>
    gone(shifted(lastWeekday(today, weekday), -number, unit)),
  "weekday-ahead": ({ slots: { weekday = 1, number = 1, unit = { days: 7 } } }, { today }) => {
    const day = inWeek(shifted(today, number, unit), 0, weekday);
    return day > today ? coming(day) : null;
  },
  "weekday-before": ({ slots: { weekday = 1, date } }, view) =>
    offset(inner(date, view), (day) => lastWeekday(day, weekday)),
  "weekday-after": ({ slots: { weekday = 1, date } }, view) =>
    offset(inner(date, view), (day) => nextWeekday(day, weekday)),
  /** the first Monday in December, or of the month so many months on */
  nth: ({ slots: { nth = -1, weekday = 1, month }, phrase: { amount } }, { today }) => {
    const { year, month: now } = partsOf(today);
    if (month === undefined) return aside(nthWeekday(year, now + amount, weekday, nth), today);
    const days = [year - 1, year, year + 1].map((each) => nthWeekday(each, month, weekday, nth));
    return open(
      days.findLast((day) => day <= today) ?? null,
      days.find((day) => day >= today) ?? null,
    );
  },

  date: ({ slots: { day = 0, month = 0, year, weekday } }, { today }) =>
    dateOfYear(month, day, year, today, weekday),
  "day-of-month": ({ slots: { day = 0, weekday } }, { today }) => dateOfMonth(day, today, weekday),
  /** the same without a word that calls for a day: it counts where no noun follows */
  "bare-day": ({ slots: { day = 0, weekday } }, { today }) => dateOfMonth(day, today, weekday),
  "spelled-day": ({ slots: { day = 0 } }, { today }) => dateOfMonth(day, today),
  /** "el próximo 25", "el pasado día 3" */
  "day-next": ({ slots: { day = 0 } }, { today }) => {
    const { future } = dateOfMonth(day, today + 1);
    return future === null ? null : coming(future);
  },
  "day-last": ({ slots: { day = 0 } }, { today }) => {
    const { past } = dateOfMonth(day, today - 1);
    return past === null ? null : gone(past);
  },
  "dotted-day": ({ slots: { day = 0 } }, { today }) => dateOfMonth(day, today),
  "first-of": ({ slots: { month = 1 } }, { today }) => dateOfYear(month, 1, undefined, today),
  "weekday-date": ({ slots: { day = 0, weekday } }, { today }) => {
    const days = dateOfMonth(day, today, weekday);
    return days === NO_DAY ? null : days;
  },
  figures: inFigures,
  "figures-inside": inFigures,

  "week-of": (found, view) => {
    const day = anchorOf(found, view);
    return day === null ? null : stretch(inWeek(day, 0, 1), inWeek(day, 0, 7), view.today);
  },
  /** "the 22nd to the 2nd" */
  "days-of-month": ({ slots: { day = 0, last = 0 } }, view) => {
    const to = dateOfMonth(last, view.today).future;
    return to === null ? NO_DAY : between(dateOfMonth(day, to).past, to, view);
  },
  /** from one date to another: the first is the latest up to the last, or weekdays one after the other */
  range: ({ slots: { date, end, day, last, month, weekday, figures } }, view) => {
    if (figures !== undefined && day !== undefined) {
      const to = figuresOf(figures, view, undefined)?.future ?? null;
      return to === null ? null : between(dateOfMonth(day, to).past, to, view);
    }
    if (date === undefined && last !== undefined && month !== undefined && day !== undefined) {
      const to = dateOfYear(month, last, undefined, view.today, weekday).future;
      return to === null ? NO_DAY : between(dateOfMonth(day, to).past, to, view);
    }
    const first = inner(date, view);
    if (first === null || first.span || date === undefined || end === undefined) return null;
    const isOrdered =
      first.lean !== "open" ||
      date.phrase.meaning.startsWith("weekday") ||
      first.past === first.future;
    if (isOrdered)
      return between(
        first.future,
        inner(end, { ...view, today: first.future ?? view.today })?.future ?? null,
        view,
      );
    const to = inner(end, view)?.future ?? null;
    return to === null
      ? null
      : between(inner(date, { ...view, today: to })?.past ?? null, to, view);
  },
};

/** The longest stretch that anybody names by its days. */
const MAX_STRETCH = 400;

function between(from: Day | null, to: Day | null, { today }: Viewpoint): Days | null {
  if (from === null || to === null || to < from || to - from > MAX_STRETCH) return null;
  return { ...stretch(from, to, today), future: to + 1 };
}
