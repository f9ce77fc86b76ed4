import type { DateContext, DateMention } from "./dates.ts";
import { MONTHS, MONTH_PART, WEEKDAYS, WEEKDAY_PART } from "./calendar-words.ts";
import type { ReadLanguage } from "./language.ts";
import { weekdayOf } from "./local-day.ts";
import type { Day } from "./local-day.ts";

/** What words say of a day. */
export type Days = Pick<DateMention, "past" | "future" | "lean">;

/** One way of naming a day. Patterns are global, bounded and without nested repeats, so a hostile reply costs nothing. */
export type DateRule = {
  pattern: RegExp;
  days: (match: RegExpExecArray, context: DateContext) => Days | null;
  span?: boolean;
  only?: ReadLanguage[];
};

/** A day that may lie on either side of today. */
export const open = (past: Day | null, future: Day | null): Days => ({
  past,
  future,
  lean: "open",
});

/** A day that the words put in the past. */
export const gone = (day: Day): Days => ({ past: day, future: day, lean: "past" });

/** A day that the words put ahead. */
export const coming = (day: Day): Days => ({ past: day, future: day, lean: "future" });

/** One rule from its pattern. */
export const rule = (
  pattern: string,
  days: DateRule["days"],
  extra: Omit<DateRule, "pattern" | "days"> = {},
): DateRule => ({ pattern: new RegExp(pattern, "g"), days, ...extra });

/** No word before, no word after. */
export const START = "(?<![a-z\\d])";

export const END = "(?![a-z\\d])";

/** A weekday, captured. */
export const WD = `(${WEEKDAY_PART})`;

/** A month, captured. */
export const MONTH = `(${MONTH_PART})`;

/** A weekday that leads up to a date. */
export const LEAD = `(?:${WEEKDAY_PART})\\.?,? {1,2}(?:(?:the|den|der|el|le|dia|d\\.) )?`;

/** "Mondays" are a habit and no day. */
export const ENGLISH_PLURAL = /days$/;

/** The week after this one. */
export const NEXT_WEEK =
  "(?:next week|nxt week|nxt wk|next wk|nachste woche|kommende woche|la semana que viene|la proxima semana|la semaine prochaine|na semana que vem|semana que vem|na proxima semana|naeste uge)";

/** @returns 1 to 12, 0 for no month */
export const named = (month: string | undefined): number => MONTHS[month ?? ""] ?? 0;

/** @returns 1 to 7, 0 for no weekday */
export const weekday = (name: string | undefined): number => WEEKDAYS[name ?? ""] ?? 0;

/** The latest such weekday before today. */
export const lastWeekday = (today: Day, wanted: number): Day =>
  today - ((weekdayOf(today) - wanted + 7) % 7 || 7);

/** The first such weekday after today. */
export const nextWeekday = (today: Day, wanted: number): Day =>
  today + ((wanted - weekdayOf(today) + 7) % 7 || 7);

/** A weekday in the week that is so many weeks from this one. */
export const inWeek = (today: Day, weeks: number, wanted: number): Day =>
  today - weekdayOf(today) + wanted + 7 * weeks;
