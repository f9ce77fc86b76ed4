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
  const inOrder = kept.toSorted((a, b) => a.start - b.start);
  return inOrder.filter((date, at) => {
    const next = inOrder[at + 1];
    const isTakenBack = next !== undefined && CORRECTED.test(flat.slice(date.end, next.start));
    return !isTakenBack && !isPartOfMore(flat, date);
  });
}

/** "Monday, no wait, Tuesday": the first of the two days is taken back. */
const CORRECTED = new RegExp(
  String.raw`^[ ,.(-]{1,3}(?:[a-z]+ ){0,3}?(?:no|nee?|nein|non|nao|nej|sorry|perdon|pardon|desculpa|wait|rather|i mean` +
    String.raw`|make that|digo|quer dizer|besser gesagt)[ ,.](?:[a-z']+[ ,]{1,2}){0,4}$`,
);

/** What stands before or after a day that is only a part of a longer one: read whole by a rule of its own, or not at all. */
const PART_BEFORE = new RegExp(
  String.raw`\b(?:(?:days?|weeks?|wks?|months?|fortnight|tage?n?|wochen?|monate?|dias?|semanas?|mes(?:es)?|jours?` +
    String.raw`|semaines?|mois) (?:from|after|before|past|nach|vor|ab|depois d[eo]|despues del?|antes del?|apres|avant)` +
    String.raw`|(?:first|second|third|fourth|penultimate|1st|2nd|3rd|4th|ersten?|zweiten?|primer|primeira?|premier)) (?:the ` +
    String.raw`|den |dem |el |le |a |o )?$`,
);
const PART_AFTER = new RegExp(
  String.raw`^,? (?:(?:before|after|following) (?:last|next|that|christmas|xmas|easter|new year)|before last\b` +
    String.raw`|the week after|in \d{1,2} weeks|(?:a|one|two|three|four|five|six|\d{1,2}) (?:weeks?|months?) ago|(?:of` +
    String.raw`|in) (?:the month|last month|next month|january|february|march|april|may|june|july|august|september|october` +
    String.raw`|november|december)\b|in acht tagen|in vierzehn tagen|vor (?:einer|zwei|drei) wochen|(?:vor` +
    String.raw`|nach) (?:weihnachten|ostern)|(?:avant|apres) (?:noel|paques))`,
);

function isPartOfMore(flat: string, { start, end }: DateMention): boolean {
  return (
    PART_BEFORE.test(flat.slice(Math.max(0, start - 40), start)) ||
    PART_AFTER.test(flat.slice(end, end + 40))
  );
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
