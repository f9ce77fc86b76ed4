/** The parts of a reply in which something open may be spoken of: clauses, cut again at their conjunctions. */
import type { AnnotatedText } from "./annotated-text.ts";
import { within } from "./annotated-text.ts";
import type { Clause } from "./clauses.ts";
import type { DateMention } from "./date-rule.ts";
import type { ReadLanguage } from "./languages.ts";
import type { TextSpan } from "./sentences.ts";
import type { ClassedWord } from "./word-classes.ts";

/** A clause, or what of it stands between two conjunctions. */
export type Part = TextSpan & {
  clause: Clause;
  words: ClassedWord[];
  /** the days in it, and those that stand alone after it in its sentence */
  dates: DateMention[];
  mentions: Clause["mentions"];
  /** it has no words of its own for what it is about: "sent it yesterday" */
  isBare: boolean;
};

/** What stands in quotation marks is somebody else's words, an order among them. */
const QUOTED = /"[^"]{12,400}"|(?<![a-z])'[^'"]{12,400}'(?![a-z])/g;

/** Cuts the clauses at their conjunctions. */
export function partsOf(
  clauses: Clause[],
  annotated: AnnotatedText,
  languages: ReadLanguage[],
): Part[] {
  const quoted = [...annotated.normalized.flat.matchAll(QUOTED)].map(({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
  }));
  const isQuoted = (clause: Clause) =>
    quoted.some(({ start, end }) => start <= clause.start && end >= clause.end);
  const parts = clauses.flatMap((clause) => {
    if (isQuoted(clause)) return [];
    const words = annotated.lexicon.updateWords.wordsIn(
      annotated.normalized.flat,
      clause,
      languages,
    );
    const starts = [
      clause.start,
      ...words.flatMap((word, at) => (isCut(words, at, clause) ? [word.start] : [])),
    ];
    return starts.map((start, n) =>
      partOf(clause, { start, end: starts[n + 1] ?? clause.end }, words, annotated),
    );
  });
  for (const [at, part] of parts.entries()) {
    const next = parts[at + 1];
    if (
      next !== undefined &&
      (isDateOnly(next) || isHardlyMore(next)) &&
      next.clause.sentence === part.clause.sentence
    )
      part.dates = [...part.dates, ...next.dates];
  }
  return parts;
}

/** A conjunction that parts two statements, not two people. */
function isCut(words: ClassedWord[], at: number, { start, mentions }: Clause): boolean {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]];
  if (before === undefined || word?.is.has("joins") !== true || word.start === start) return false;
  const isName = (it?: ClassedWord) =>
    mentions.some(
      (mention) => it !== undefined && mention.at.start <= it.start && mention.at.end >= it.end,
    );
  return !(isName(before) && isName(after));
}

function partOf(
  clause: Clause,
  span: TextSpan,
  words: ClassedWord[],
  { dates, tokens, lexicon }: AnnotatedText,
): Part {
  const own = within(words, span);
  const days = within(dates, span);
  const mentions = clause.mentions.filter(({ at }) => at.start >= span.start && at.end <= span.end);
  const known = [
    ...days,
    ...mentions.map(({ at }) => at),
    ...own.filter(({ is }) => is.size > 0 && !(is.size === 1 && is.has("acted"))),
  ];
  const isBare = within(tokens, span).every(
    ({ base, start, end }) =>
      lexicon.isSmallWord(base) ||
      /^\d+$/.test(base) ||
      known.some((it) => it.start <= start && it.end >= end),
  );
  return { ...span, clause, words: own, dates: days, mentions, isBare };
}

/** A day with a word or two around it that say nothing of their own. */
function isHardlyMore({ words, dates }: Part): boolean {
  return (
    dates.length > 0 &&
    words.length <= MORE &&
    words.every(({ is }) =>
      [...is].every((each) => each === "aside" || each === "it" || each === "shift"),
    )
  );
}
const MORE = 3;

/** @returns whether a part is a day and nothing else */
export function isDateOnly({ words, dates, isBare, mentions }: Part): boolean {
  const isDay = (word: ClassedWord) =>
    dates.some(({ start, end }) => start <= word.start && end >= word.end);
  return (
    isBare &&
    mentions.length === 0 &&
    dates.length > 0 &&
    words.every(
      (word) => word.is.size === 0 || word.is.has("aside") || word.is.has("it") || isDay(word),
    )
  );
}

/** Who acts, by the first to be named; null where it is not said. */
export function broughtBy({ words, mentions, start }: Part): "us" | "them" | null {
  const first = words.find(({ is }) => is.has("us") || is.has("they") || is.has("to-us"));
  const isOwner = (name: TextSpan) =>
    words.some(({ word, start: from }) => word === "'s" && from > name.start && from <= name.end);
  const isName = mentions.some(
    ({ at }) => at.start === start && at.people.length > 0 && !isOwner(at),
  );
  if (isName || first?.is.has("they") === true || first?.is.has("to-us") === true) return "them";
  return first === undefined ? null : "us";
}
