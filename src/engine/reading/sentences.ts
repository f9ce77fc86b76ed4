/** Splits a reply into sentences and clauses, by punctuation and conjunctions. What a clause says stands in clauses.ts. */
import { gapsIn, type WordGap, isBreak, type Marks } from "./clause-breaks.ts";
import type { Lexicon } from "./lexicon.ts";

/** A stretch of the flat text. */
export type TextSpan = { start: number; end: number };
/** A sentence, line or bullet, and the clauses it is made of. */
export type Sentence = TextSpan & { clauses: TextSpan[]; question: boolean };

const ORDINAL_DOT = /(?:^|\s)\d{1,2}(?:\.\d{1,2})?$/;
const MONTH_OR_DAY =
  /(?:^|\s)(?:jan|feb|mar|apr|jun|jul|aug|sept?|o[ck]t|nov|de[cz]|mon|tues?|weds?|thu(?:rs)?|fri|sat|sun)$/;

const BREAKS =
  /[,;:()\n]|\.{2,}|…|(?<= )-+(?= )|\p{Extended_Pictographic}|(?<!\w)[:;]-?[()DP](?!\w)/gu;
const NAMED_HERE = /^[\s"']*$/;

/** Clauses are what reading takes its time for, about 1 ms each: an ordinary reply has four, 5,000 characters of chat some 200. */
const MAX_CLAUSES = 300;

/**
 * Splits a reply where a reader would take a breath. What follows {@link MAX_CLAUSES} is left out. Linear in the text.
 *
 * @param flat the flat text
 * @param marks where names start ("and Bo Thomsen takes over" is a clause) and what lies inside a date ("May 5, 2026")
 */
export function sentencesOf(flat: string, marks: Marks, lexicon: Lexicon): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let room = MAX_CLAUSES;
  const close = (end: number, question: boolean): void => {
    const span = trimmed(flat, start, end);
    if (span !== null) {
      const clauses = clausesOf(flat, span, marks, lexicon).slice(0, room);
      sentences.push({ ...span, question, clauses });
      room -= clauses.length;
    }
    start = end;
  };
  for (let at = 0; at < flat.length && room > 0; at += 1) {
    const sign = flat[at];
    if (sign === "\n") close(at + 1, false);
    else if (
      sign === "!" ||
      sign === "?" ||
      (sign === "." && isFullStop(flat, [start, at], marks, lexicon))
    ) {
      let end = at + 1;
      while (end < flat.length && "!?.\"')".includes(flat[end] ?? "")) end += 1;
      if (end >= flat.length || /\s|\p{Extended_Pictographic}/u.test(flat[end] ?? "")) {
        close(end, sign === "?");
        at = end - 1;
      }
    }
  }
  if (room > 0) close(flat.length, false);
  return sentences;
}

function isFullStop(
  flat: string,
  [start, at]: [number, number],
  marks: Marks,
  lexicon: Lexicon,
): boolean {
  const next = flat[at + 1];
  if (next !== undefined && !/[\s"')]/.test(next)) return false;
  const before = flat.slice(Math.max(start, at - 14), at);
  const wordFollows = /^\s*\p{L}/u.test(flat.slice(at + 1, at + 3));
  if (MONTH_OR_DAY.test(before)) return wordFollows || at + 1 >= flat.length || next === "\n";
  if (/(?:^|\s)\p{L}$/u.test(before)) return !wordFollows || marks.isName(at + 2);
  if (lexicon.abbreviation.test(before)) return !wordFollows;
  return !(ORDINAL_DOT.test(before) && wordFollows && isOrdinal(flat, at));
}

/** "am 12. Mai", "den 3. marts", "am 9. früh": a number with a dot before a month or after am/den/bis is no full stop. */
function isOrdinal(flat: string, at: number): boolean {
  const before = flat.slice(Math.max(0, at - 16), at);
  const after = flat.slice(at + 1, at + 6);
  return (
    /(?:am|den|dem|zum|vom|bis|der|d\.|zur|ab) \d{1,2}(?:\.\d{1,2})?$/.test(before) ||
    /^ (?:jan|feb|mar|apr|ma[iyj]|jun|jul|aug|sep|o[kc]t|nov|de[zc]|qua)/.test(after)
  );
}

function trimmed(flat: string, from: number, to: number): TextSpan | null {
  let [start, end] = [from, to];
  while (start < end && /[\s,;:.!?()*•·>#~+"-]/.test(flat[start] ?? "")) start += 1;
  while (end > start && /[\s,;:.!?(*~-]/.test(flat[end - 1] ?? "")) end -= 1;
  return end > start ? { start, end } : null;
}

/** The clauses of a sentence: cut where the classifier would take a breath, the rules' own cuts being one of its reasons. */
function clausesOf(flat: string, sentence: TextSpan, marks: Marks, lexicon: Lexicon): TextSpan[] {
  const cuts = gapsOf({ start: sentence.start, end: sentence.end }, marks, lexicon).filter(
    ({ features }) => isBreak(features, lexicon),
  );
  const spans: TextSpan[] = [];
  let { start } = sentence;
  for (const { start: from, end: to } of [...cuts, { start: sentence.end, end: sentence.end }]) {
    const span = trimmed(flat, start, from);
    if (span !== null && !NAMED_HERE.test(flat.slice(span.start, span.end))) spans.push(span);
    start = to;
  }
  return spans;
}

/** The gaps between the words of a sentence, as the classifier of breaks sees them. */
export function gapsOf(sentence: TextSpan, marks: Marks, lexicon: Lexicon): WordGap[] {
  return gapsIn(sentence, marks, ruledCuts(sentence, marks, lexicon));
}

/** Where punctuation and the lexicon would cut, as places in the flat text. */
function ruledCuts(sentence: TextSpan, marks: Marks, lexicon: Lexicon): TextSpan[] {
  const { flat } = marks;
  const text = flat.slice(sentence.start, sentence.end);
  const cuts: [number, number][] = [];
  for (const match of text.matchAll(BREAKS)) {
    if (isInnerSign(text, match.index) || marks.isInside(sentence.start + match.index)) continue;
    cuts.push([match.index, match.index + match[0].length]);
  }
  for (const match of text.matchAll(lexicon.clauseBreak))
    cuts.push([match.index, match.index + match[0].length]);
  for (const match of text.matchAll(/ (?:and|&|und|et|y|e|og) /g)) {
    const after = match.index + match[0].length;
    const article = ARTICLE.exec(text.slice(after, after + 4))?.[0].length ?? 0;
    const name = after + article;
    if (
      marks.isName(sentence.start + name) &&
      lexicon.verbAfterName.test(text.slice(name, name + 60))
    )
      cuts.push([match.index, after]);
  }
  return cuts.map(([from, to]) => ({ start: sentence.start + from, end: sentence.start + to }));
}

/** A comma in a number, a colon in a time of day. */
function isInnerSign(text: string, at: number): boolean {
  return /\d/.test(text[at - 1] ?? "") && /\d/.test(text[at + 1] ?? "");
}

/** Portuguese and some German say "the" before a name. */
const ARTICLE = /^(?:o|a|la|el|der|die) /;
