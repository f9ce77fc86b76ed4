import { SHY_WEEKDAYS } from "./calendar-words.ts";
import {
  open,
  gone,
  coming,
  rule,
  START,
  END,
  MONTH,
  NEXT_WEEK,
  named,
  lastWeekday,
  inWeek,
} from "./date-rule.ts";
import type { DateRule } from "./date-rule.ts";
import { monthEnd, partsOf } from "./local-day.ts";
import type { Day } from "./local-day.ts";

const plusMonths = (today: Day, months: number): Day => {
  const { year, month } = partsOf(today);
  return monthEnd(year, month + months);
};

const fridayOf = (today: Day, weeks: number): Day => inWeek(today, weeks, 5);

/** Ends of weeks, months and years, and stretches of time. */
export const PERIOD_DATES: DateRule[] = [
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
      const { year } = partsOf(today);
      const wanted = named(name);
      const ends = [-1, 0, 1].map((step) => monthEnd(year + step, wanted));
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
