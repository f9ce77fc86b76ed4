/** Finds the days that a reply names. */
import type { DateContext, DateMention, DateRule } from "./date-rule.ts";
import type { Lexicon } from "./lexicon.ts";

const isOverlapping = (left: DateMention, right: DateMention): boolean =>
  left.start < right.end && right.start < left.end;

/** How far before a day a word like "by" may begin, in characters: the longest is "bis spatestens". */
const DUE_WORD_REACH = 24;

/**
 * Finds every day that a reply names, the longest words first where two rules claim the same ones.
 *
 * @param context the rep's today, how they write numeric dates, and the reply's language
 * @returns mentions in the order of the text, none overlapping
 */
export function findDates(flat: string, context: DateContext, lexicon: Lexicon): DateMention[] {
  const found: DateMention[] = [];
  const numbered = /\d/.test(flat);
  for (const rule of lexicon.dateRules) {
    if (!numbered && rule.pattern.source.includes("(\\d{1,2})")) continue;
    if (rule.only !== undefined && !rule.only.includes(context.language ?? "en")) continue;
    for (const match of flat.matchAll(rule.pattern)) {
      const mention = mentionOf(flat, rule, match, context, lexicon);
      if (mention !== null) found.push(mention);
    }
  }
  const kept: DateMention[] = [];
  for (const mention of found.toSorted((a, b) => b.end - b.start - (a.end - a.start)))
    if (!kept.some((other) => isOverlapping(mention, other))) kept.push(mention);
  return kept.toSorted((a, b) => a.start - b.start);
}

function mentionOf(
  flat: string,
  rule: DateRule,
  match: RegExpExecArray,
  context: DateContext,
  lexicon: Lexicon,
): DateMention | null {
  const resolved = rule.days(match, context);
  if (resolved === null) return null;
  const start = match.index;
  const end = start + match[0].replace(/[.,\s]+$/, "").length;
  const due = lexicon.dueBefore.test(flat.slice(Math.max(0, start - DUE_WORD_REACH), start));
  return { start, end, due, span: rule.span === true, ...resolved };
}
