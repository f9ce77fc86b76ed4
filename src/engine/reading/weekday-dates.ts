import { SHY_WEEKDAYS } from "./calendar-words.ts";
import {
  open,
  gone,
  coming,
  rule,
  START,
  END,
  WD,
  ENGLISH_PLURAL,
  NEXT_WEEK,
  weekday,
  lastWeekday,
  nextWeekday,
  inWeek,
} from "./date-rule.ts";
import type { DateRule, Days } from "./date-rule.ts";
import type { DateContext } from "./dates.ts";
import type { Day } from "./local-day.ts";

const LAST =
  "(?:last|past|letzte[nrm]?|vergangene[nrm]?|vorige[nrm]?|sidste|ultima|ultimo|el pasado|na ultima|no ultimo|i)";

const NEXT_EN = "(?:next|nxt)";

const COMING =
  "(?:this coming|the coming|coming|kommende[nrm]?|nachste[nrm]?|diese[nrm]?|proximo|proxima|el proximo|na proxima|no proximo|naeste|naestkommende|pa|this)";

const LAST_WEEK =
  "(?:last week|letzte woche|vorige woche|la semana pasada|la semaine derniere|a semana passada|na semana passada|sidste uge)";

const AFTER_PAST =
  "(?:pasado|pasada|dernier|passado|passada|letzter woche|last week|gone|der letzten woche|de la semana pasada|i sidste uge)";

const AFTER_NEXT = "(?:que viene|que vem|prochain|proximo|coming)";

const AFTER_NEXT_WEEK =
  "(?:next week|of next week|nachster woche|der nachsten woche|de la semana que viene|de la proxima semana|de la semaine prochaine|da semana que vem|da proxima semana|i naeste uge)";

/** "At Beef Week on Thursday": the week has a name, and the Thursday lies in it. */
const NO_NAMED_WEEK = "(?<!\\b(?:at|during) (?:the )?[a-z-]{2,20} )";

const DAY_WORD = "(?:(?:on|am|den|el|le|the|na|no|um|il) )?";

/** Days told by a weekday: "last Tuesday", "a week on Monday". */
export const WEEKDAY_DATES: DateRule[] = [
  rule(
    `${START}(?:a |${NO_NAMED_WEEK})week (?:on|from) ${WD}${END}|${START}${WD} week${END}(?! (?:\\d|long))`,
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
];

function thisWeekday(today: Day, wanted: number): Day {
  const day = inWeek(today, 0, wanted);
  return day <= today ? day : lastWeekday(today, wanted);
}

const SAT_DOWN = /^ (?:with|down|in|next|through|on|at|together|there|beside|around)\b/;
const ENGLISH_ONLY = new Set(["mon", "sun", "sat", "wed", "fri", "thu", "tue"]);

function bareWeekday(match: RegExpExecArray, { today, language }: DateContext): Days | null {
  const name = match[1] ?? "";
  if (ENGLISH_PLURAL.test(name)) return null;
  if (ENGLISH_ONLY.has(name) && language !== "en") return null;
  const after = match.input.slice(match.index + name.length, match.index + name.length + 12);
  if (name === "sat" && SAT_DOWN.test(after)) return null;
  if (name === "terca" && language !== "pt") return null;
  return open(lastWeekday(today, weekday(name)), nextWeekday(today, weekday(name)));
}
