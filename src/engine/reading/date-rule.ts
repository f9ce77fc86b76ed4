/** What a rule that finds days in a text is made of. The rules themselves stand in the files with `-dates` and `-days`. */
import type { ReadLanguage } from "./languages.ts";
import { weekdayOf } from "./local-day.ts";
import type { Day } from "./local-day.ts";
import type { WordLists } from "./word-lists.ts";

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
};

export type DateContext = { today: Day; monthFirst: boolean; language: ReadLanguage | null };

/** What words say of a day. */
export type Days = Pick<DateMention, "past" | "future" | "lean">;

/** One way of naming a day. Patterns are global, bounded and without nested repeats, so a hostile reply costs nothing. */
export type DateRule = {
  pattern: RegExp;
  days: (match: RegExpExecArray, context: DateContext) => Days | null;
  span?: boolean;
  only?: ReadLanguage[];
};

/** The lexicon's words for days, as parts of patterns and as numbers. */
export type DateWords = {
  /** a weekday, captured, and its number: 1 = Monday … 7 = Sunday, 0 for none */
  weekday: string;
  weekdayOf(name: string | undefined): number;
  shortWeekdayOf(name: string | undefined): number;
  /** a month, captured, and its number, 0 for none */
  month: string;
  monthOf(name: string | undefined): number;
  /** a number in words or digits; none at all is 1 */
  number: string;
  numberOf(word: string | undefined): number;
  /** a weekday that leads up to a date */
  lead: string;
  /** the alternation of a section of `dates` */
  words(section: string): string;
};

export function createDateWords(lists: WordLists): DateWords {
  const weekdays = lists.numbers("weekdays");
  const shortWeekdays = lists.numbers("short-weekdays");
  const months = lists.numbers("months");
  const numbers = lists.numbers("numbers");
  const weekday = alternation(weekdays);
  return {
    weekday: `(${weekday})`,
    weekdayOf: (name = "") => weekdays.get(name) ?? 0,
    shortWeekdayOf: (name = "") => shortWeekdays.get(name) ?? 0,
    month: `(${alternation(months)})`,
    monthOf: (name = "") => months.get(name) ?? 0,
    number: `\\d{1,3}|${alternation(numbers)}`,
    numberOf: (word) => (word === undefined ? 1 : (numbers.get(word) ?? Number(word))),
    lead: `(?:${weekday})\\.?,? {1,2}(?:(?:the|den|der|el|le|dia|d\\.) )?`,
    words: (section) => `(?:${lists.choice(`dates/${section}`)})`,
  };
}

/** The longest first, so that "mon" does not cut "monday" short. */
function alternation(words: Map<string, number>): string {
  return [...words.keys()].toSorted((left, right) => right.length - left.length).join("|");
}

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

/** "Mondays" are a habit and no day. */
export const ENGLISH_PLURAL = /days$/;

/** The latest such weekday before today. */
export const lastWeekday = (today: Day, wanted: number): Day =>
  today - ((weekdayOf(today) - wanted + 7) % 7 || 7);

/** The first such weekday after today. */
export const nextWeekday = (today: Day, wanted: number): Day =>
  today + ((wanted - weekdayOf(today) + 7) % 7 || 7);

/** A weekday, `weeks` weeks from this week. */
export const inWeek = (today: Day, weeks: number, wanted: number): Day =>
  today - weekdayOf(today) + wanted + 7 * weeks;

/** A day of no year that lies longer back than this, in days, may as well be the one to come. */
const LONG_AGO = 120;

/** @returns whether an open day lies so far back that the one to come is as likely meant */
export function mayLieAhead({ lean, past, future }: DateMention, today: Day): boolean {
  if (lean !== "open" || past === null || future === null || past === future) return false;
  return today - past > LONG_AGO && future - today < today - past;
}
