/** What is known of words that name a day. They are found in dates.ts. */
import type { ReadLanguage } from "./languages.ts";
import { weekdayOf } from "./local-day.ts";
import type { Day } from "./local-day.ts";

/** Words of a reply that name a day. */
export type DateMention = {
  start: number;
  end: number;
  /** the day when the sentence tells of something past */
  past: Day | null;
  /** the day when it tells of something to come */
  future: Day | null;
  /** what the words themselves say, whatever the sentence does */
  lean: "past" | "future" | "open";
  /** a stretch of time ("next week", "in July"): a day only for an instruction to the coach */
  span: boolean;
  /** "by Friday", "until the 3rd" */
  due: boolean;
  /** the first day of a stretch ("21 Dec to 3 Jan", "next week", "from the 3rd") */
  from: Day | null;
  /** the last day of a stretch, where the words name it */
  to: Day | null;
  /** the first day after: the one that follows a stretch, the day itself in "till the 4th" and "back on the 4th" */
  until: Day | null;
  /** the words before give it to something else than what is told: "about the visit on the 3rd", "since Monday" */
  elsewhere: boolean;
  /** where the small words begin that lead up to it: "it was on the 3rd" */
  leadIn: number;
  /** "a week later": so much later than a day that stands elsewhere */
  later: { days: number } | { months: number } | null;
};

export type DateContext = {
  today: Day;
  monthFirst: boolean;
  language: ReadLanguage | null;
  /** whether a name begins at a place in the text: "May" in "Met May" */
  isName: (at: number) => boolean;
};

/** What words say of a day. */
export type Days = Omit<DateMention, "start" | "end" | "due" | "elsewhere" | "leadIn">;

const NOTHING = {
  past: null,
  future: null,
  lean: "open",
  span: false,
  from: null,
  to: null,
  until: null,
  later: null,
} as const;

/** Words for a day that the calendar does not have, or that contradict themselves: no day, nor any of the words alone. */
export const NO_DAY: Days = NOTHING;

/** A day that may lie on either side of today. */
export const open = (past: Day | null, future: Day | null): Days => ({ ...NOTHING, past, future });

/** A day that the words put in the past. */
export const gone = (day: Day): Days => ({ ...NOTHING, past: day, future: day, lean: "past" });

/** A day that the words put ahead. */
export const coming = (day: Day): Days => ({ ...NOTHING, past: day, future: day, lean: "future" });

/** A day that lies where the calendar puts it. */
export const aside = (day: Day, today: Day): Days =>
  day < today ? gone(day) : day > today ? coming(day) : open(day, day);

/** A stretch of time from one day to another, both included. */
export const stretch = (from: Day, to: Day, today: Day): Days => ({
  ...NOTHING,
  past: from,
  future: from,
  lean: to < today ? "past" : "future",
  span: true,
  from,
  to,
  until: to + 1,
});

/** So much later than a day that stands elsewhere. */
export const later = (amount: NonNullable<DateMention["later"]>): Days => ({
  ...NOTHING,
  span: true,
  later: amount,
});

/** The latest such weekday before a day. */
export const lastWeekday = (before: Day, wanted: number): Day =>
  before - ((weekdayOf(before) - wanted + 7) % 7 || 7);

/** The first such weekday after a day. */
export const nextWeekday = (after: Day, wanted: number): Day =>
  after + ((wanted - weekdayOf(after) + 7) % 7 || 7);

/** A weekday, `weeks` weeks from the week of a day. */
export const inWeek = (day: Day, weeks: number, wanted: number): Day =>
  day - weekdayOf(day) + wanted + 7 * weeks;

/** A day of no year that lies longer back than this, in days, may as well be the one to come. */
const LONG_AGO = 120;

/** @returns whether an open day lies so far back that the one to come is as likely meant */
export function mayLieAhead({ lean, past, future }: DateMention, today: Day): boolean {
  if (lean !== "open" || past === null || future === null || past === future) return false;
  return today - past > LONG_AGO && future - today < today - past;
}
