import { NUMBER_PART, NUMBER_WORDS } from "./calendar-words.ts";
import { open, gone, coming, rule, START, END } from "./date-rule.ts";
import type { DateRule } from "./date-rule.ts";
import { monthEnd, partsOf } from "./local-day.ts";
import type { Day } from "./local-day.ts";

const TODAY =
  "today|first thing(?= *(?:[.,;!?]|$|this morning|today))(?: this morning| today)?|this (?:morning|afternoon|aft|evening|lunchtime|am|pm|arvo)|ton(?:ight|ite)|earlier on today|earlier today|just now|just hung up|just got off|just off the phone|just back from|just came out of|just left|just finished|just had|heute(?: (?:morgen|fruh|mittag|nachmittag|vormittag|abend))?|gerade eben|soeben|hoy|esta (?:manana|tarde|noche)|acabo de|aujourd'hui|aujourd hui|ce (?:matin|midi|soir)|cet apres-midi|a l'instant|je viens de|hoje|esta (?:manha|noite)|hoje (?:cedo|de manha|a tarde)|acabei de|i dag|idag|i morges|i eftermiddag|i formiddag|i aften|lige nu|netop|2day|tdy|(?:eod|end of (?:the )?day|end of play|close of play|cob|close of business)(?! (?:on |next )?(?:tom|tmr|mon|tue|wed|thu|fri|sat|sun|the day|next))";

const YESTERDAY =
  "yesterday(?: (?:morning|afternoon|evening|lunchtime|pm|am))?|yday|yest|ystd|yesterdy|yesteday|last (?:night|nite|evening)|gestern(?: (?:morgen|abend|nachmittag|vormittag|mittag|fruh))?|ayer|anoche|hier(?: (?:soir|matin|apres-midi))?|ontem(?: a (?:tarde|noite))?|i gar|igar|i aftes";

const TWO_AGO =
  "(?:the )?day before yesterday|vorgestern|anteayer|antes de ayer|antier|avant-hier|anteontem|i forgars";

const TOMORROW =
  "(?:(?:eod|cob|end of (?:the )?day|end of play|close of play|close of business),? (?:on )?)?tomorrow(?: (?:mornin[g']?|afternoon|arvo|evening|night|am|pm|first thing))?|tmrw|tmr|tmw|tomo|tmo|tom+or+ow|2moro|2morrow|manana(?! (?:por|de) la)|pasado manana|demain(?: (?:matin|soir|apres-midi))?|amanha|i morgen|imorgen|morgen(?: (?:fruh|vormittag|nachmittag|abend|mittag))?";

const TWO_ON =
  "(?:the )?day after tomorrow|ubermorgen|pasado manana|apres-demain|depois de amanha|i overmorgen";

const number = (word: string | undefined): number =>
  word === undefined ? 1 : (NUMBER_WORDS[word] ?? Number(word));

const UNIT_DAYS: [RegExp, number][] = [
  [/^(?:d|day|days|tag|tage|tagen|dia|dias|jour|jours|dag|dage)$/, 1],
  [/^(?:w|wk|wks|week|weeks|woche|wochen|semana|semanas|semaine|semaines|uge|uger)$/, 7],
  [/^(?:fortnight|fortnights|quincena|quinzaine|quinzena)$/, 14],
];

const UNIT =
  "(days?|d|wks?|w|weeks?|fortnights?|months?|tage?n?|wochen?|monate?n?|dias?|semanas?|quincena|quinzena|mes|meses|jours?|semaines?|quinzaine|mois|dage?|uger?|maaned|maneder|maned)";

function moved(today: Day, count: number, unit: string | undefined, sign: 1 | -1): Day | null {
  const fixed = UNIT_DAYS.find(([pattern]) => pattern.test(unit ?? ""));
  if (fixed !== undefined) return today + sign * count * fixed[1];
  const { year, month, date } = partsOf(today);
  const last = monthEnd(year, month + sign * count);
  return Math.min(last, monthEnd(year, month + sign * count - 1) + date);
}

/** Days told from today: "yesterday", "in two weeks". */
export const NEAR_DAYS: DateRule[] = [
  rule(`${START}(?:${TODAY})${END}`, (_, { today }) => open(today, today)),

  rule(`${START}(?:${YESTERDAY})${END}`, (match, { today, language }) =>
    match[0].startsWith("hier") && language !== "fr" ? null : gone(today - 1),
  ),

  rule(`${START}(?:${TWO_AGO})${END}`, (_, { today }) => gone(today - 2)),

  rule(`${START}(?:${TOMORROW})${END}`, (match, { today, language }) =>
    match[0].startsWith("morgen") && language !== "de" ? null : coming(today + 1),
  ),

  rule(`(?<!am |guten |jeden |[a-z\\d])(?:${TWO_ON})${END}`, (_, { today }) => coming(today + 2)),

  rule(
    `${START}(${NUMBER_PART})(?: of)? ${UNIT} (?:ago|back|earlier|atras)${END}`,
    ([, count, unit], { today }) => {
      const day = moved(today, number(count), unit, -1);
      return day === null ? null : gone(day);
    },
  ),

  rule(
    `${START}(?:vor|hace|il y a|ha|for) (${NUMBER_PART}) ${UNIT}(?: siden)?${END}`,
    ([text, count, unit], { today, language }) => {
      if (language === "en" || (text.startsWith("for") && !text.endsWith("siden"))) return null;
      const day = moved(today, number(count), unit, -1);
      return day === null ? null : gone(day);
    },
  ),

  rule(
    `${START}(?:in|within|dentro de|en|dans|sous|daqui a|em|om) (?:the next |about |a )?(${NUMBER_PART})(?: of)? ${UNIT}(?:' time|s' time)?${END}`,
    ([, count, unit], { today }) => {
      const day = moved(today, number(count), unit, 1);
      return day === null ? null : coming(day);
    },
  ),

  rule(
    `${START}(?:for|fur|por|durante|pour|pendant|i) (?:the next |another |die nachsten |los proximos |las proximas |les prochaines |os proximos )?(${NUMBER_PART})(?: of)? ${UNIT}(?! siden)${END}`,
    ([, count, unit], { today }) => {
      const day = moved(today, number(count), unit, 1);
      return day === null ? null : coming(day);
    },
    { span: true },
  ),

  rule(
    `(?<![a-z\\d])(\\d{1,3}(?= ?[a-z])|${NUMBER_PART}(?= [a-z]{3}))(?: of)? ?${UNIT}(?! (?:ago|back|siden|atras|earlier))${END}`,
    ([, count, unit], { today }) => {
      const day = moved(today, number(count), unit, 1);
      return day === null ? null : coming(day);
    },
    { span: true },
  ),
];
