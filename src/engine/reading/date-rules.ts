import type { DateRule } from "./date-rule.ts";
import { NEAR_DAYS } from "./near-days.ts";
import { PERIOD_DATES } from "./period-dates.ts";
import { WEEKDAY_DATES } from "./weekday-dates.ts";
import { WRITTEN_DATES } from "./written-dates.ts";

/** Every way of naming a day, the surest first: where two claim words of the same length, the earlier one has them. */
export const DATE_RULES: DateRule[] = [
  ...WRITTEN_DATES,
  ...NEAR_DAYS,
  ...WEEKDAY_DATES,
  ...PERIOD_DATES,
];
