import type { DateContext, DateMention } from "./dates.ts";
import {
  MONTHS,
  MONTH_PART,
  NUMBER_PART,
  NUMBER_WORDS,
  SHY_WEEKDAYS,
  WEEKDAYS,
  WEEKDAY_PART,
} from "./calendar-words.ts";
import type { ReadLanguage } from "./language.ts";
import { dayOf, monthEnd, partsOf, weekdayOf } from "./local-day.ts";
import type { Day } from "./local-day.ts";

type Days = Pick<DateMention, "past" | "future" | "lean">;

/** One way of naming a day. Patterns are global, bounded and without nested repeats, so a hostile reply costs nothing. */
export type DateRule = {
  pattern: RegExp;
  days: (match: RegExpExecArray, context: DateContext) => Days | null;
  span?: boolean;
  only?: ReadLanguage[];
};

const open = (past: Day | null, future: Day | null): Days => ({ past, future, lean: "open" });
const gone = (day: Day): Days => ({ past: day, future: day, lean: "past" });
const coming = (day: Day): Days => ({ past: day, future: day, lean: "future" });
const rule = (
  pattern: string,
  days: DateRule["days"],
  extra: Omit<DateRule, "pattern" | "days"> = {},
): DateRule => ({ pattern: new RegExp(pattern, "g"), days, ...extra });

const START = "(?<![\\p{L}\\d])".replace("\\p{L}", "a-z");
const END = "(?![a-z\\d])";
const WD = `(${WEEKDAY_PART})`;
const MONTH = `(${MONTH_PART})`;
const LEAD = `(?:${WEEKDAY_PART})\\.?,? {1,2}(?:(?:the|den|der|el|le|dia|d\\.) )?`;

const number = (word: string | undefined): number =>
  word === undefined ? 1 : (NUMBER_WORDS[word] ?? Number(word));

const lastWeekday = (today: Day, weekday: number): Day =>
  today - ((weekdayOf(today) - weekday + 7) % 7 || 7);
const nextWeekday = (today: Day, weekday: number): Day =>
  today + ((weekday - weekdayOf(today) + 7) % 7 || 7);
const inWeek = (today: Day, weeks: number, weekday: number): Day =>
  today - weekdayOf(today) + weekday + 7 * weeks;

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

const named = (month: string | undefined): number => MONTHS[month ?? ""] ?? 0;
const weekday = (name: string | undefined): number => WEEKDAYS[name ?? ""] ?? 0;
const ENGLISH_PLURAL = /days$/;

const NOT_A_DAY =
  "(?! ?(?:%|k\\b|x\\b|floor|time|line|shift|quarter|party|part|phase|batch|attempt|order|ward|shop|lot|site|visit|call|meeting|generation|place|edition|year|anniversary|birthday|one\\b|option|version|draft|round|set\\b|supplier|unit|store|plant|line|machine|of (?!this|the month|next|last)))";

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

const plusMonths = (today: Day, months: number): Day => {
  const { year, month } = partsOf(today);
  return monthEnd(year, month + months);
};

const fridayOf = (today: Day, weeks: number): Day => inWeek(today, weeks, 5);

const TODAY =
  "today|this (?:morning|afternoon|aft|evening|lunchtime|am|pm|arvo)|tonight|earlier on today|earlier today|just now|just hung up|just got off|just off the phone|just back from|just came out of|just left|just finished|just had|heute(?: (?:morgen|fruh|mittag|nachmittag|vormittag|abend))?|gerade eben|soeben|hoy|esta (?:manana|tarde|noche)|acabo de|aujourd'hui|aujourd hui|ce (?:matin|midi|soir)|cet apres-midi|a l'instant|je viens de|hoje|esta (?:manha|noite)|hoje (?:cedo|de manha|a tarde)|acabei de|i dag|idag|i morges|i eftermiddag|i formiddag|i aften|lige nu|netop|2day|tdy|eod|end of (?:the )?day|end of play|close of play|cob|close of business";
const YESTERDAY =
  "yesterday(?: (?:morning|afternoon|evening|lunchtime|pm|am))?|yday|yest|ystd|yesterdy|yesteday|last (?:night|evening)|gestern(?: (?:morgen|abend|nachmittag|vormittag|mittag|fruh))?|ayer|anoche|hier(?: (?:soir|matin|apres-midi))?|ontem(?: a (?:tarde|noite))?|i gar|igar|i aftes";
const TWO_AGO =
  "(?:the )?day before yesterday|vorgestern|anteayer|antes de ayer|antier|avant-hier|anteontem|i forgars";
const TOMORROW =
  "tomorrow(?: (?:morning|afternoon|evening|night|am|pm))?|tmrw|tmr|tmw|tomo|tmo|tom+or+ow|2moro|2morrow|manana(?! (?:por|de) la)|pasado manana|demain(?: (?:matin|soir|apres-midi))?|amanha|i morgen|imorgen|morgen(?: (?:fruh|vormittag|nachmittag|abend|mittag))?";
const TWO_ON =
  "(?:the )?day after tomorrow|ubermorgen|pasado manana|apres-demain|depois de amanha|i overmorgen";

const LAST =
  "(?:last|past|letzte[nrm]?|vergangene[nrm]?|vorige[nrm]?|sidste|ultima|ultimo|el pasado|na ultima|no ultimo|i)";
const NEXT_EN = "(?:next|nxt)";
const COMING =
  "(?:this coming|the coming|coming|kommende[nrm]?|nachste[nrm]?|diese[nrm]?|proximo|proxima|el proximo|na proxima|no proximo|naeste|naestkommende|pa|this)";
const LAST_WEEK =
  "(?:last week|letzte woche|vorige woche|la semana pasada|la semaine derniere|a semana passada|na semana passada|sidste uge)";
const NEXT_WEEK =
  "(?:next week|nxt week|nxt wk|next wk|nachste woche|kommende woche|la semana que viene|la proxima semana|la semaine prochaine|na semana que vem|semana que vem|na proxima semana|naeste uge)";
const AFTER_PAST =
  "(?:pasado|pasada|dernier|passado|passada|letzter woche|last week|gone|der letzten woche|de la semana pasada|i sidste uge)";
const AFTER_NEXT = "(?:que viene|que vem|prochain|proximo|coming)";
const AFTER_NEXT_WEEK =
  "(?:next week|of next week|nachster woche|der nachsten woche|de la semana que viene|de la proxima semana|de la semaine prochaine|da semana que vem|da proxima semana|i naeste uge)";
const DAY_WORD = "(?:(?:on|am|den|el|le|the|na|no|um|il) )?";

export const DATE_RULES: DateRule[] = [
  rule(`${START}(20\\d{2})-(\\d{1,2})-(\\d{1,2})${END}`, ([, year, month, date]) => {
    const day = dayOf(Number(year), Number(month), Number(date));
    return day === null ? null : open(day, day);
  }),
  rule(
    `${START}(?:${LEAD})?(\\d{1,2})(?:st|nd|rd|th|er|ste|o|a|\\.)? ?(?:of |de |d')?${MONTH}${END}\\.?(?:,? (?:de |of |del )?(20\\d{2})${END})?`,
    ([, date, month, year], { today }) => dayInYear(named(month), Number(date), year, today),
  ),
  rule(
    `(?<!\\bin |[a-z\\d])(?:${LEAD})?${MONTH}\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?${END}(?![%:.,]\\d|%| ?(?:k|am|pm|x|percent|pallets|boxes|units|people|orders)\\b)(?:,? (20\\d{2})${END})?`,
    ([, month, date, year], { today }) => dayInYear(named(month), Number(date), year, today),
  ),
  rule(
    `(?<![\\d/.,-])(?:${LEAD})?(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?(?![\\d/%]|[.,]\\d| of\\b)`,
    ([, left, right, year], context) => numeric(left, right, year, context),
  ),
  rule(
    `(?<![\\d/.,-])(?:${LEAD})?(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4}|\\d{2})?(?!\\d)`,
    ([, left, right, year], context) =>
      numeric(left, right, year, { ...context, monthFirst: false }),
  ),
  rule(`(?<![\\d-])(\\d{1,2})-(\\d{1,2})-(20\\d{2})(?![\\d-])`, ([, left, right, year], context) =>
    numeric(left, right, year, context),
  ),
  rule(
    `${START}(?:${LEAD}|(?:on|by|until|untill|till|til|before|after|from|since|for|around)(?: the)? |the )(\\d{1,2})(?:st|nd|rd|th)${END}${NOT_A_DAY}(?: of (?:this|the) month)?`,
    ([, date], { today }) => dayInMonth(Number(date), today),
  ),
  rule(
    `${START}(?:${LEAD}|(?:am|bis|bis zum|zum|vom|den|dem|ab|ab dem|der) )(\\d{1,2})\\.(?! ?(?:${MONTH_PART})${END}| ?\\d| ?(?:stock|mal|quartal|klasse|lieferung|version))`,
    ([, date], { today }) => dayInMonth(Number(date), today),
    { only: ["de"] },
  ),
  rule(
    `${START}(?:${LEAD}|(?:el|el dia|dia|al|del|hasta el|o dia) )(\\d{1,2})${END}(?! ?(?:%|de |h\\b|:|horas|por ciento))`,
    ([, date], { today }) => dayInMonth(Number(date), today),
    { only: ["es", "pt"] },
  ),
  rule(
    `${START}(?:${LEAD}|(?:le|au|du) )(\\d{1,2})(?:er)?${END}(?! ?(?:%|h\\b|:|[a-z]))`,
    ([, date], { today }) => dayInMonth(Number(date), today),
    { only: ["fr"] },
  ),
  rule(
    `${START}(?:${LEAD}|(?:den|d\\.) )(\\d{1,2})\\.(?! ?(?:${MONTH_PART})${END}| ?\\d)`,
    ([, date], { today }) => dayInMonth(Number(date), today),
    { only: ["da"] },
  ),
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
  rule(
    `${START}(?:a )?week (?:on|from) ${WD}${END}|${START}${WD} week${END}(?! (?:\\d|long))`,
    ([, first, second], { today }) => {
      if (ENGLISH_PLURAL.test(first ?? second ?? "")) return null;
      return coming(nextWeekday(today, weekday(first ?? second)) + 7);
    },
  ),
  rule(
    `${START}(?:the )?${WD} (?:after next|in two weeks|in 2 weeks)${END}`,
    ([, name], { today }) => coming(inWeek(today, 2, weekday(name))),
  ),
  rule(`${START}${LAST_WEEK},? (?:on |am )?${WD}${END}`, ([, name], { today }) =>
    gone(inWeek(today, -1, weekday(name))),
  ),
  rule(
    `${START}${DAY_WORD}${WD},? (?:of )?(?:last week|letzter woche|der letzten woche|de la semana pasada|i sidste uge)${END}`,
    ([, name], { today }) => gone(inWeek(today, -1, weekday(name))),
  ),
  rule(`${START}${NEXT_WEEK},? (?:on |am |el |na |le )?${WD}${END}`, ([, name], { today }) =>
    coming(inWeek(today, 1, weekday(name))),
  ),
  rule(`${START}${DAY_WORD}${WD},? ${AFTER_NEXT_WEEK}${END}`, ([, name], { today }) =>
    coming(inWeek(today, 1, weekday(name))),
  ),
  rule(`${START}${LAST} ${WD}${END}`, ([text, name], { today, language }) => {
    if (text.startsWith("i ") && !(language === "da" && text.endsWith("s"))) return null;
    return gone(lastWeekday(today, weekday(name)));
  }),
  rule(`${START}${DAY_WORD}${WD} ${AFTER_PAST}${END}`, ([, name], { today }) =>
    gone(lastWeekday(today, weekday(name))),
  ),
  rule(`${START}(?:the )?${NEXT_EN} ${WD}${END}`, ([, name], { today }) =>
    coming(inWeek(today, 1, weekday(name))),
  ),
  rule(`${START}${DAY_WORD}${COMING} ${WD}${END}`, ([text, name], { today }) => {
    const next = nextWeekday(today, weekday(name));
    if (ENGLISH_PLURAL.test(name ?? "")) return null;
    return /^(?:this|diese)/.test(text)
      ? open(thisWeekday(today, weekday(name)), next)
      : coming(next);
  }),
  rule(`${START}${DAY_WORD}${WD} ${AFTER_NEXT}${END}`, ([, name], { today }) =>
    coming(nextWeekday(today, weekday(name))),
  ),
  rule(
    `(?<!every |each |jeden |cada |chaque |hver |[a-z\\d])${WD}${END}(?! (?:s|week)\\b)`,
    (match, context) => bareWeekday(match, context),
  ),
  rule(
    `(?<=(?:\\b(?:am|bis|ab|diesen|nachsten|kommenden|letzten|na|ate|para|nesta|esta|ultima|proxima|ate a|para a) ))(segunda|quarta|quinta|sexta|mo|di|mi|do|fr|so)${END}(?! (?!passada|que vem|de manha|a tarde|a noite|e |ou |com |para |proxima|depois|antes|apos|as |pela |no |na |nachmittag|vormittag|abend|morgen)[a-z])`,
    (match, { today, language }) => {
      const day = SHY_WEEKDAYS[match[1] ?? ""] ?? 0;
      if (language !== (match[1]?.length === 2 ? "de" : "pt")) return null;
      return open(lastWeekday(today, day), nextWeekday(today, day));
    },
  ),
  rule(
    `(?<=(?:\\b(?:na|a|da) ))(segunda|quarta|quinta|sexta) passada${END}`,
    ([, name], { today }) => gone(lastWeekday(today, SHY_WEEKDAYS[name ?? ""] ?? 1)),
    { only: ["pt"] },
  ),
  rule(
    `${START}(?:the )?(?:end of (?:the |this )?week|end of wk|eow|week ?end(?= (?:please|pls|latest))|ende (?:der|dieser) woche|wochenende(?= spatestens)|fin de (?:la |esta )?semaine|fin de la semana|finales de (?:la |esta )?semana|final da semana|fim da semana|(?:slutningen|udgangen) af ugen)${END}`,
    (_, { today }) => {
      const friday = fridayOf(today, 0);
      return open(friday <= today ? friday : friday - 7, friday >= today ? friday : friday + 7);
    },
  ),
  rule(
    `${START}(?:the )?(?:end of next week|ende (?:der )?nachste[rn]? woche|fin de la semaine prochaine|finales de la semana que viene|fim da (?:proxima semana|semana que vem)|(?:slutningen|udgangen) af naeste uge)${END}`,
    (_, { today }) => coming(fridayOf(today, 1)),
  ),
  rule(
    `${START}(?:the )?(?:month[- ]end|end of (?:the |this )?month|eom|monatsende|ende (?:des|dieses) monats|fin (?:de|du) (?:mes|mois)|final(?:es)? de mes|a finales de mes|(?:fim|final) do mes|(?:slutningen|udgangen) af maneden|manedens udgang)${END}`,
    (_, { today }) => coming(plusMonths(today, 0)),
  ),
  rule(
    `${START}(?:the )?(?:end of next month|ende nachsten monats|fin du mois prochain|finales del (?:mes que viene|proximo mes)|fim do (?:proximo mes|mes que vem)|(?:slutningen|udgangen) af naeste maned)${END}`,
    (_, { today }) => coming(plusMonths(today, 1)),
  ),
  rule(
    `${START}(?:the )?(?:end (?:of )?|ende |fin (?:de |d')?|finales de |a finales de |(?:fim|final) de |(?:slutningen|udgangen) af )${MONTH}${END}`,
    ([, name], { today }) => {
      const { year, month } = partsOf(today);
      const wanted = named(name);
      const ends = [-1, 0, 1].map((step) => monthEnd(year + step, wanted));
      void month;
      return open(
        ends.findLast((day) => day <= today) ?? null,
        ends.find((day) => day >= today) ?? null,
      );
    },
  ),
  rule(
    `${START}(?:the )?(?:end of (?:the |this )?year|year[- ]end|eoy|jahresende|ende (?:des|dieses) jahres|fin (?:de|d') ?(?:ano|annee)|fin de l'annee|(?:fim|final) do ano|arets udgang)${END}`,
    (_, { today }) => coming(monthEnd(partsOf(today).year, 12)),
  ),
  rule(`${START}${NEXT_WEEK}${END}`, (_, { today }) => coming(inWeek(today, 1, 1)), { span: true }),
  rule(
    `${START}(?:next month|nachsten monat|el mes que viene|el proximo mes|le mois prochain|(?:no )?(?:proximo mes|mes que vem)|naeste maned)${END}`,
    (_, { today }) => coming(plusMonths(today, 0) + 1),
    { span: true },
  ),
  rule(
    `${START}(?:the )?(?:new year|next year|neues jahr|nachstes jahr|el ano que viene|l'annee prochaine|ano que vem|naeste ar|nytar)${END}`,
    (_, { today }) => coming(monthEnd(partsOf(today).year, 12) + 1),
    { span: true },
  ),
  rule(
    `${START}(?:in|until|untill|till|til|bis|ab|from|since|seit|im|en|hasta|desde|jusqu'en|em|ate|fra|indtil|i|of|during|mid|early|late) ${MONTH}${END}(?! \\d)`,
    ([, name], { today }) => {
      const { year, month } = partsOf(today);
      const wanted = named(name);
      return coming(monthEnd(wanted > month ? year : year + 1, wanted - 1) + 1);
    },
    { span: true },
  ),
];

function thisWeekday(today: Day, wanted: number): Day {
  const day = inWeek(today, 0, wanted);
  return day <= today ? day : lastWeekday(today, wanted);
}

const SAT_DOWN = /^ (?:with|down|in|next|through|on|at|together|there|beside|around)\b/;
const ENGLISH_ONLY = new Set(["mon", "sun", "sat", "wed", "fri", "thu", "tue"]);

function bareWeekday(match: RegExpExecArray, { today, language }: DateContext): Days | null {
  const name = match[1] ?? "";
  if (ENGLISH_PLURAL.test(name) || name === "fri" + "s") return null;
  if (ENGLISH_ONLY.has(name) && language !== "en") return null;
  const after = match.input.slice(match.index + name.length, match.index + name.length + 12);
  if (name === "sat" && SAT_DOWN.test(after)) return null;
  if (name === "terca" && language !== "pt") return null;
  return open(lastWeekday(today, weekday(name)), nextWeekday(today, weekday(name)));
}
