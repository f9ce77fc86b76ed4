/** Dates in figures: 3/5, 3.5., 2026-05-03. */
import { dateOfYear } from "./calendar-days.ts";
import type { Days } from "./date-rule.ts";
import type { DateToken } from "./date-tokens.ts";
import type { Day } from "./local-day.ts";

/**
 * @param token figures as the tokens have them
 * @returns null where they are no date, as 24/7 and 50/50
 */
export function figuresOf(
  { text }: DateToken,
  { today, monthFirst }: { today: Day; monthFirst: boolean },
  weekday: number | undefined,
): Days | null {
  const [first = 0, second = 0, third] = text.split(/[./-]/).map(Number);
  if (first > 31) return dateOfYear(second, third ?? 0, first, today, weekday);
  if (first === 24 && second === 7) return null;
  const isMonthFirst = text.includes(".")
    ? false
    : monthFirst
      ? first <= 12
      : second > 12 && first <= 12;
  const [month, date] = isMonthFirst ? [first, second] : [second, first];
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  return dateOfYear(month, date, third, today, weekday);
}
