import { DATE_RULES } from "./date-rules.ts";
import type { DateRule } from "./date-rule.ts";
import type { Day } from "./local-day.ts";
import type { ReadLanguage } from "./language.ts";

/** Words of a reply that name a day. */
export type DateMention = {
  start: number;
  end: number;
  /** the day when the sentence tells of something past */
  past: Day | null;
  /** the day when it tells of something to come */
  future: Day | null;
  /** what the words themselves say, whatever the sentence does */
  lean: "past" | "future" | "open";
  /** a stretch of time ("next week", "in July"): a day only for an instruction to the coach */
  span: boolean;
  /** "by Friday", "until the 3rd" */
  due: boolean;
};

export type DateContext = { today: Day; monthFirst: boolean; language: ReadLanguage | null };

const DUE_BEFORE =
  /(?:\b(?:by|until|untill|till|til|before|b4|latest|no later than|not later than|due|deadline|for|bis|bis zum|bis spatestens|spatestens|vor|hasta|antes de|antes del|para|a mas tardar|avant|d'ici|d'ici a|au plus tard|jusqu'a|jusqu'au|pour|ate|ate o|ate a|no maximo|senest|inden|for)(?: (?:the|el|le|la|o|a|den|dem|zum|am|this|coming|next|dia|end of))?)\s*$/;

const OVERLAPS = (left: DateMention, right: DateMention): boolean =>
  left.start < right.end && right.start < left.end;

/**
 * Finds every day that a reply names, the longest words first where two rules claim the same ones.
 *
 * @param flat the flat text
 * @param context the rep's today, how they write numeric dates, and the reply's language
 * @returns mentions in the order of the text, none overlapping
 */
export function findDates(flat: string, context: DateContext): DateMention[] {
  const found: DateMention[] = [];
  const numbered = /\d/.test(flat);
  for (const rule of DATE_RULES) {
    if (!numbered && rule.pattern.source.includes("(\\d{1,2})")) continue;
    if (rule.only !== undefined && !rule.only.includes(context.language ?? "en")) continue;
    for (const match of flat.matchAll(rule.pattern)) {
      const mention = mentionOf(flat, rule, match, context);
      if (mention !== null) found.push(mention);
    }
  }
  const kept: DateMention[] = [];
  for (const mention of found.toSorted((a, b) => b.end - b.start - (a.end - a.start)))
    if (!kept.some((other) => OVERLAPS(mention, other))) kept.push(mention);
  return kept.toSorted((a, b) => a.start - b.start);
}

function mentionOf(
  flat: string,
  rule: DateRule,
  match: RegExpExecArray,
  context: DateContext,
): DateMention | null {
  const resolved = rule.days(match, context);
  if (resolved === null) return null;
  const start = match.index;
  const end = start + match[0].replace(/[.,\s]+$/, "").length;
  const due = DUE_BEFORE.test(flat.slice(Math.max(0, start - 24), start));
  return { start, end, due, span: rule.span === true, ...resolved };
}
