/** Days told from today: "yesterday", "in two weeks". */
import { open, gone, coming, rule, START, END, nextWeekday } from "./date-rule.ts";
import type { DateRule, DateWords } from "./date-rule.ts";
import { monthEnd, partsOf } from "./local-day.ts";
import type { Day } from "./local-day.ts";

const TWO_AGO =
  "(?:the )?day before yesterday|vorgestern|anteayer|antes de ayer|antier|avant-hier|anteontem|i forgars";

const TWO_ON =
  "(?:the )?day after tomorrow|ubermorgen|pasado manana|apres-demain|depois de amanha|i overmorgen";

const UNIT_DAYS: [RegExp, number][] = [
  [/^(?:d|day|days|tag|tage|tagen|dia|dias|jour|jours|dag|dage)$/, 1],
  [/^(?:w|wk|wks|week|weeks|woche|wochen|semana|semanas|semaine|semaines|uge|uger)$/, 7],
  [/^(?:fortnight|fortnights|quincena|quinzaine|quinzena)$/, 14],
];

function moved(today: Day, count: number, unit: string | undefined, sign: 1 | -1): Day | null {
  const fixed = UNIT_DAYS.find(([pattern]) => pattern.test(unit ?? ""));
  if (fixed !== undefined) return today + sign * count * fixed[1];
  const { year, month, date } = partsOf(today);
  const last = monthEnd(year, month + sign * count);
  return Math.min(last, monthEnd(year, month + sign * count - 1) + date);
}

/** Days told from today: "yesterday", "in two weeks". */
export function nearDays({ words, number, numberOf, weekday, weekdayOf }: DateWords): DateRule[] {
  const aUnit = `(${words("units")})`;
  return [
    rule(`${START}${words("today")}${END}`, (_, { today }) => open(today, today)),

    rule(`${START}${words("yesterday")}${END}`, (match, { today, language }) =>
      match[0].startsWith("hier") && language !== "fr" ? null : gone(today - 1),
    ),

    rule(`${START}(?:${TWO_AGO})${END}`, (_, { today }) => gone(today - 2)),

    rule(`${START}${words("tomorrow")}${END}`, (match, { today, language }) =>
      match[0].startsWith("morgen") && language !== "de" ? null : coming(today + 1),
    ),

    rule(`(?<!am |guten |jeden |[a-z\\d])(?:${TWO_ON})${END}`, (_, { today }) => coming(today + 2)),

    rule(
      `${START}(${number})(?: of)? ${aUnit} (?:ago|back|earlier|atras)${END}`,
      ([, count, unit], { today }) => {
        const day = moved(today, numberOf(count), unit, -1);
        return day === null ? null : gone(day);
      },
    ),

    rule(
      `${START}(${number})(?: of)? ${aUnit} (?:from|after) (?:(today|now)|(tomorrow)|${weekday})${END}`,
      ([, count, unit, now, tomorrow, name], { today }) => {
        const from = now ? today : tomorrow ? today + 1 : nextWeekday(today, weekdayOf(name));
        const day = moved(from, numberOf(count), unit, 1);
        return day === null ? null : coming(day);
      },
    ),

    rule(
      `${START}(?:vor|hace|il y a|ha|for) (${number}) ${aUnit}(?: siden)?${END}`,
      ([text, count, unit], { today, language }) => {
        if (language === "en" || (text.startsWith("for") && !text.endsWith("siden"))) return null;
        const day = moved(today, numberOf(count), unit, -1);
        return day === null ? null : gone(day);
      },
    ),

    rule(
      `${START}(?:in|within|dentro de|en|dans|sous|daqui a|em|om) (?:the next |about |a )?` +
        `(${number})(?: of)? ${aUnit}(?:' time|s' time)?${END}`,
      ([, count, unit], { today }) => {
        const day = moved(today, numberOf(count), unit, 1);
        return day === null ? null : coming(day);
      },
    ),

    rule(
      `${START}(?:for|fur|por|durante|pour|pendant|i) ` +
        "(?:the next |another |die nachsten |los proximos |las proximas |les prochaines |os proximos )?" +
        `(${number})(?: of)? ${aUnit}(?! siden)${END}`,
      ([, count, unit], { today }) => {
        const day = moved(today, numberOf(count), unit, 1);
        return day === null ? null : coming(day);
      },
      { span: true },
    ),

    rule(
      `(?<![a-z\\d])(\\d{1,3}(?= ?[a-z])|${number}(?= [a-z]{3}))(?: of)? ?${aUnit}(?! (?:ago|back|siden|atras|earlier))${END}`,
      ([, count, unit], { today }) => {
        const day = moved(today, numberOf(count), unit, 1);
        return day === null ? null : coming(day);
      },
      { span: true },
    ),
  ];
}
