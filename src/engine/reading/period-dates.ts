/** Days told by the end of a week, month or year, and stretches of time. */
import { open, gone, coming, rule, START, END, lastWeekday, inWeek } from "./date-rule.ts";
import type { DateRule, DateWords } from "./date-rule.ts";
import { monthEnd, partsOf } from "./local-day.ts";
import type { Day } from "./local-day.ts";

const plusMonths = (today: Day, months: number): Day => {
  const { year, month } = partsOf(today);
  return monthEnd(year, month + months);
};

const fridayOf = (today: Day, weeks: number): Day => inWeek(today, weeks, 5);

/** Ends of weeks, months and years, and stretches of time. */
export function periodDates({ words, month, monthOf, shortWeekdayOf }: DateWords): DateRule[] {
  return [
    rule(
      `(?<=(?:\\b(?:na|a|da) ))(segunda|quarta|quinta|sexta) passada${END}`,
      ([, name], { today }) => gone(lastWeekday(today, shortWeekdayOf(name))),
      { only: ["pt"] },
    ),

    rule(`${START}(?:the )?${words("week-end")}${END}`, (_, { today }) => {
      const friday = fridayOf(today, 0);
      return open(friday <= today ? friday : friday - 7, friday >= today ? friday : friday + 7);
    }),

    rule(`${START}(?:the )?${words("next-week-end")}${END}`, (_, { today }) =>
      coming(fridayOf(today, 1)),
    ),

    rule(`${START}(?:the )?${words("month-end")}${END}`, (_, { today }) =>
      coming(plusMonths(today, 0)),
    ),

    rule(`${START}(?:the )?${words("next-month-end")}${END}`, (_, { today }) =>
      coming(plusMonths(today, 1)),
    ),

    rule(`${START}(?:the )?${words("end-of")}${month}${END}`, ([, name], { today }) => {
      const { year } = partsOf(today);
      const wanted = monthOf(name);
      const ends = [-1, 0, 1].map((step) => monthEnd(year + step, wanted));
      return open(
        ends.findLast((day) => day <= today) ?? null,
        ends.find((day) => day >= today) ?? null,
      );
    }),

    rule(`${START}(?:the )?${words("year-end")}${END}`, (_, { today }) =>
      coming(monthEnd(partsOf(today).year, 12)),
    ),

    rule(`${START}${words("next-week")}${END}`, (_, { today }) => coming(inWeek(today, 1, 1)), {
      span: true,
    }),

    rule(
      `${START}${words("next-month")}${END}`,
      (_, { today }) => coming(plusMonths(today, 0) + 1),
      { span: true },
    ),

    rule(
      `${START}(?:the )?${words("next-year")}${END}`,
      (_, { today }) => coming(monthEnd(partsOf(today).year, 12) + 1),
      { span: true },
    ),

    rule(
      `${START}${words("in-month")} ${month}${END}(?! \\d)`,
      ([, name], { today }) => {
        const now = partsOf(today);
        const wanted = monthOf(name);
        const year = wanted > now.month ? now.year : now.year + 1;
        return coming(monthEnd(year, wanted - 1) + 1);
      },
      { span: true },
    ),
  ];
}
