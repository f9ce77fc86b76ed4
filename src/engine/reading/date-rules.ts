/** Every way of naming a day, the surest first: where two claim words of the same length, the earlier one has them. */
import { createDateWords, type DateRule } from "./date-rule.ts";
import { nearDays } from "./near-days.ts";
import { periodDates } from "./period-dates.ts";
import { weekdayDates } from "./weekday-dates.ts";
import type { WordLists } from "./word-lists.ts";
import { writtenDates } from "./written-dates.ts";

export function createDateRules(lists: WordLists): DateRule[] {
  const words = createDateWords(lists);
  return [
    ...writtenDates(words),
    ...nearDays(words),
    ...weekdayDates(words),
    ...periodDates(words),
  ];
}
