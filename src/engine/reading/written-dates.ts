/** Days told by number or month. */
import { open, rule, START, END } from "./date-rule.ts";
import type { DateContext, DateRule, Days, DateWords } from "./date-rule.ts";
import { dayOf, monthEnd, partsOf } from "./local-day.ts";
import type { Day } from "./local-day.ts";

/** A day and month without a year: the nearest such day on either side of today. */
function dayInYear(month: number, date: number, year: string | undefined, today: Day): Days | null {
  if (year !== undefined) {
    const day = dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, date);
    return day === null ? null : open(day, day);
  }
  const now = partsOf(today).year;
  const years = [now - 4, now - 3, now - 2, now - 1, now, now + 1, now + 2, now + 3, now + 4];
  const days = years.flatMap((each) => dayOf(each, month, date) ?? []);
  const past = days.findLast((day) => day <= today);
  const future = days.find((day) => day >= today);
  return past === undefined || future === undefined ? null : open(past, future);
}

/** A day of the month alone: "the 25th". */
function dayInMonth(date: number, today: Day): Days | null {
  if (date < 1 || date > 31) return null;
  const { year, month } = partsOf(today);
  const days: Day[] = [];
  for (let step = -3; step <= 3; step += 1) {
    const first = monthEnd(year, month + step - 1) + 1;
    if (date <= monthEnd(year, month + step) - first + 1) days.push(first + date - 1);
  }
  const past = days.findLast((day) => day <= today);
  const future = days.find((day) => day >= today);
  return past === undefined || future === undefined ? null : open(past, future);
}

function numeric(
  first: string | undefined,
  second: string | undefined,
  year: string | undefined,
  context: DateContext,
): Days | null {
  const [left, right] = [Number(first), Number(second)];
  if (left === 24 && right === 7) return null;
  const monthFirst = context.monthFirst ? left <= 12 : right > 12 && left <= 12;
  const [month, date] = monthFirst ? [left, right] : [right, left];
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  return dayInYear(month, date, year, context.today);
}

/** Words before numbers that count, rate or number something. */
const NO_DATE_BEFORE =
  "(?<!\\b(?:version|v|ver|rev|room|raum|zimmer|firmware|release|" +
  "lot|charge|no|nr|num|order|at|um|section|of|size|ratio|" +
  "score[ds]?|rated?|rates|us|a|an|eine|una?|une|uma) |\\b(?:no|nr)\\. )";
/** "9/10" is a mark, unless a word for a day stands before it. */
const isMark = (text: string, at: number, left: string | undefined, right: string | undefined) =>
  right === "10" &&
  Number(left) <= 10 &&
  !/\b(?:on|by|until|till?|the|since|from|am|vom|bis|le|el|du|al|dia|em|no|den)\s$/.test(
    text.slice(Math.max(0, at - 8), at),
  );

/** Days told by number or month: "12 May", "3/5", "the 25th". */
export function writtenDates({ words, month, monthOf, lead }: DateWords): DateRule[] {
  return [
    rule(`${START}(20\\d{2})-(\\d{1,2})-(\\d{1,2})${END}`, ([, year, monthNumber, date]) => {
      const day = dayOf(Number(year), Number(monthNumber), Number(date));
      return day === null ? null : open(day, day);
    }),

    rule(
      `${START}(?:${lead})?(\\d{1,2})(?:st|nd|rd|th|er|ste|o|a|\\.)? ?(?:of |de |d')?${month}${END}\\.?(?:,? (?:de |of |del )?(20\\d{2})${END})?`,
      ([, date, name, year], { today }) => dayInYear(monthOf(name), Number(date), year, today),
    ),

    rule(
      `(?<!\\bin |[a-z\\d])(?:${lead})?${month}\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?${END}` +
        `(?![%:.,]\\d|%| ?(?:k|am|pm|x|percent|pallets|boxes|units|people|orders)\\b)(?:,? (20\\d{2})${END})?`,
      ([, name, date, year], { today }) => dayInYear(monthOf(name), Number(date), year, today),
    ),

    rule(
      `(?<![\\d/.,-])${NO_DATE_BEFORE}(?:${lead})?(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?(?![\\d/%]|[.,]\\d| of\\b)`,
      (match, context) => {
        const [, left, right, year] = match;
        if (year === undefined && isMark(match.input, match.index, left, right)) return null;
        return numeric(left, right, year, context);
      },
    ),

    rule(
      `(?<![\\d/.,-])${NO_DATE_BEFORE}(?:${lead})?(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4}|\\d{2})?(?!\\d)`,
      ([, left, right, year], context) =>
        numeric(left, right, year, { ...context, monthFirst: false }),
    ),

    rule(
      `(?<![\\d-])(\\d{1,2})-(\\d{1,2})-(20\\d{2})(?![\\d-])`,
      ([, left, right, year], context) => numeric(left, right, year, context),
    ),

    rule(
      `${START}(?:${lead}|(?:on|by|until|untill|till|til|before|after|from|since|for|around)(?: the)? |the )` +
        `(\\d{1,2})(?:st|nd|rd|th)${END}(?! ?${words("not-a-day")})(?: of (?:this|the) month)?`,
      ([, date], { today }) => dayInMonth(Number(date), today),
    ),

    rule(
      `${START}(?:${lead}|(?:am|bis|bis zum|zum|vom|den|dem|ab|ab dem|der) )(\\d{1,2})\\.` +
        `(?! ?${month}${END}| ?\\d| ?(?:stock|mal|quartal|klasse|lieferung|version))`,
      ([, date], { today }) => dayInMonth(Number(date), today),
      { only: ["de"] },
    ),

    rule(
      `${START}(?:${lead}|(?:el|el dia|dia|al|del|hasta el|o dia) )(\\d{1,2})${END}(?! ?(?:%|de |h\\b|:|horas|por ciento))`,
      ([, date], { today }) => dayInMonth(Number(date), today),
      { only: ["es", "pt"] },
    ),

    rule(
      `${START}(?:${lead}|(?:le|au|du) )(\\d{1,2})(?:er)?${END}(?! ?(?:%|h\\b|:|[a-z]))`,
      ([, date], { today }) => dayInMonth(Number(date), today),
      { only: ["fr"] },
    ),

    rule(
      `${START}(?:${lead}|(?:den|d\\.) )(\\d{1,2})\\.(?! ?${month}${END}| ?\\d)`,
      ([, date], { today }) => dayInMonth(Number(date), today),
      { only: ["da"] },
    ),
  ];
}
