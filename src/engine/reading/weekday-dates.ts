/** Days told by a weekday. */
import {
  open,
  gone,
  coming,
  rule,
  START,
  END,
  ENGLISH_PLURAL,
  lastWeekday,
  nextWeekday,
  inWeek,
} from "./date-rule.ts";
import type { DateContext, DateRule, Days, DateWords } from "./date-rule.ts";
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

/** "At Beef Week on Thursday": the week has a name, and the Thursday lies in it. */
const NO_NAMED_WEEK = "(?<!\\b(?:at|during) (?:the )?[a-z-]{2,20} )";

const DAY_WORD = "(?:(?:on|am|den|el|le|the|na|no|um|il) )?";

/** What may stand around a weekday that is another word too. */
const BEFORE_SHORT =
  "am|bis|ab|diesen|nachsten|kommenden|letzten|na|ate|para|nesta|esta|ultima|proxima|ate a|para a";
const AFTER_SHORT =
  "passada|que vem|de manha|a tarde|a noite|e |ou |com |para |proxima|depois|antes|apos|as |pela |no |na |" +
  "nachmittag|vormittag|abend|morgen";

/** Days told by a weekday: "last Tuesday", "a week on Monday". */
export function weekdayDates({ words, weekday, weekdayOf, shortWeekdayOf }: DateWords): DateRule[] {
  return [
    rule(
      `${START}(?:a |${NO_NAMED_WEEK})week (?:on|from) ${weekday}${END}|${START}${weekday} week${END}(?! (?:\\d|long))`,
      ([, first, second], { today }) => {
        if (ENGLISH_PLURAL.test(first ?? second ?? "")) return null;
        return coming(nextWeekday(today, weekdayOf(first ?? second)) + 7);
      },
    ),

    rule(
      `${START}(?:the )?${weekday} (?:after next|in two weeks|in 2 weeks)${END}`,
      ([, name], { today }) => coming(inWeek(today, 2, weekdayOf(name))),
    ),

    rule(`${START}${LAST_WEEK},? (?:on |am )?${weekday}${END}`, ([, name], { today }) =>
      gone(inWeek(today, -1, weekdayOf(name))),
    ),

    rule(
      `${START}${DAY_WORD}${weekday},? (?:of )?(?:last week|letzter woche|der letzten woche|de la semana pasada|i sidste uge)${END}`,
      ([, name], { today }) => gone(inWeek(today, -1, weekdayOf(name))),
    ),

    rule(
      `${START}${words("next-week")},? (?:on |am |el |na |le )?${weekday}${END}`,
      ([, name], { today }) => coming(inWeek(today, 1, weekdayOf(name))),
    ),

    rule(
      `${START}${DAY_WORD}${weekday},? ${words("after-next-week")}${END}`,
      ([, name], { today }) => coming(inWeek(today, 1, weekdayOf(name))),
    ),

    rule(`${START}${LAST} ${weekday}${END}`, ([text, name], { today, language }) => {
      if (text.startsWith("i ") && !(language === "da" && text.endsWith("s"))) return null;
      return gone(lastWeekday(today, weekdayOf(name)));
    }),

    rule(`${START}${DAY_WORD}${weekday} ${AFTER_PAST}${END}`, ([, name], { today }) =>
      gone(lastWeekday(today, weekdayOf(name))),
    ),

    rule(`${START}(?:the )?${NEXT_EN} ${weekday}${END}`, ([, name], { today }) =>
      coming(inWeek(today, 1, weekdayOf(name))),
    ),

    rule(`${START}${DAY_WORD}${COMING} ${weekday}${END}`, ([text, name], { today }) => {
      const next = nextWeekday(today, weekdayOf(name));
      if (ENGLISH_PLURAL.test(name ?? "")) return null;
      return /^(?:this|diese)/.test(text)
        ? open(thisWeekday(today, weekdayOf(name)), next)
        : coming(next);
    }),

    rule(`${START}${DAY_WORD}${weekday} ${AFTER_NEXT}${END}`, ([, name], { today }) =>
      coming(nextWeekday(today, weekdayOf(name))),
    ),

    rule(
      `(?<!every |each |jeden |cada |chaque |hver |[a-z\\d])${weekday}${END}(?! (?:s|week)\\b)`,
      (match, context) => bareWeekday(match, context, weekdayOf),
    ),

    rule(
      `(?<=(?:\\b(?:${BEFORE_SHORT}) ))(segunda|quarta|quinta|sexta|mo|di|mi|do|fr|so)${END}` +
        `(?! (?!${AFTER_SHORT})[a-z])`,
      (match, { today, language }) => {
        const day = shortWeekdayOf(match[1]);
        if (language !== (match[1]?.length === 2 ? "de" : "pt")) return null;
        return open(lastWeekday(today, day), nextWeekday(today, day));
      },
    ),
  ];
}

function thisWeekday(today: Day, wanted: number): Day {
  const day = inWeek(today, 0, wanted);
  return day <= today ? day : lastWeekday(today, wanted);
}

const SAT_DOWN = /^ (?:with|down|in|next|through|on|at|together|there|beside|around)\b/;
const ENGLISH_ONLY = new Set(["mon", "sun", "sat", "wed", "fri", "thu", "tue"]);

function bareWeekday(
  match: RegExpExecArray,
  { today, language }: DateContext,
  weekdayOf: DateWords["weekdayOf"],
): Days | null {
  const name = match[1] ?? "";
  if (ENGLISH_PLURAL.test(name)) return null;
  if (ENGLISH_ONLY.has(name) && language !== "en") return null;
  const after = match.input.slice(match.index + name.length, match.index + name.length + 12);
  if (name === "sat" && SAT_DOWN.test(after)) return null;
  if (name === "terca" && language !== "pt") return null;
  return open(lastWeekday(today, weekdayOf(name)), nextWeekday(today, weekdayOf(name)));
}
