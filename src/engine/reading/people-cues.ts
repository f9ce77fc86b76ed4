/** Words that tell news of people, and who is newly presented. Whose news it is stands in people-news.ts. */
import type { AnnotatedText } from "./annotated-text.ts";
import { within } from "./annotated-text.ts";
import type { ReadPersonNews } from "./reading.ts";
import type { Sentence, TextSpan } from "./sentences.ts";
import { asWritten } from "./normalized-text.ts";
import type { Token } from "./tokens.ts";
import type { ClassedWord } from "./word-classes.ts";

/** Somebody whom the reply names; `customer` is null for one who is not in the portfolio. */
export type Named = TextSpan & { name: string; customer: string | null };

/** A word that tells news, its place among the clause's words, and whether what it tells may lie ahead. */
export type Cue = {
  change: ReadPersonNews["change"];
  isAhead: boolean;
  word: ClassedWord;
  at: number;
};

/** The classes of words that tell news, the surer ones first. */
const CUES: [section: string, change: Cue["change"], isAhead: boolean][] = [
  ["left", "left", false],
  ["leaves", "left", true],
  ["back", "back", false],
  ["away", "away", true],
  ["joined", "joined", false],
  ["joins", "joined", true],
  ["steps", "moved", true],
  ["moved", "moved", true],
];
/** @returns whether a word that may tell news stands among these */
export const hasCue = (words: readonly ClassedWord[]): boolean =>
  words.some(({ is }) => CUES.some(([name]) => is.has(name)));

/** How many words may part a person from a role, or a role from "now". */
const NEAR = 5;
/** Words of the longest name. */
const LONGEST_NAME = 3;

/** The clause's words that tell news; "runs" and "now" do so only beside a role, "off" only with an end. */
export function cuesIn(words: ClassedWord[], people: Named[], after: ClassedWord[]): Cue[] {
  const isNamed = ({ start, end }: ClassedWord) =>
    people.some((it) => it.start <= start && it.end >= end);
  const cues = words.flatMap((word, at): Cue[] => {
    const [section, change, isAhead] = CUES.find(([name]) => word.is.has(name)) ?? [];
    if (change === undefined || isAhead === undefined || isNamed(word)) return [];
    return section === "moved" && !hasRole(words, at) ? [] : [{ change, isAhead, word, at }];
  });
  if (cues.length > 0) {
    const isBack = cues.some(({ change }) => change === "back");
    return cues.filter(({ change }) => !isBack || change !== "away");
  }
  const [first] = words.flatMap((word, at): Cue[] => {
    const before = people.findLast(({ end }) => end <= word.start + 2);
    const isNext =
      before !== undefined &&
      words.filter(({ start }) => start >= before.end && start < word.start).length === 0;
    const rest = words.slice(at + 1);
    const isEnding = [...rest, ...after].slice(0, NEAR + 2).some(({ is }) => is.has("until"));
    if (word.is.has("off") && isEnding && (isNext || words[at - 1]?.is.has("they") === true))
      return [{ change: "away", isAhead: true, word, at }];
    if (
      word.is.has("back-alone") &&
      isNext &&
      rest.every(({ is }) => is.size === 0 || is.has("from") || is.has("now"))
    )
      return [{ change: "back", isAhead: false, word, at }];
    if (
      word.is.has("role") &&
      isNowRole(words, at) &&
      (before !== undefined || words.slice(0, at).some(({ is }) => is.has("they")))
    )
      return [{ change: "moved", isAhead: true, word, at }];
    return [];
  });
  return first === undefined ? [] : [first];
}

const hasRole = (words: ClassedWord[], at: number): boolean =>
  words
    .slice(Math.max(0, at - NEAR), at + NEAR + 1)
    .some(({ is }) => is.has("role") || is.has("job"));

/** "Is manager now", "now manager": a role that somebody is said to have from now on. */
function isNowRole(words: ClassedWord[], at: number): boolean {
  const [before, after] = [words.slice(Math.max(0, at - NEAR), at), words.slice(at + 1, at + NEAR)];
  const isNow = ({ is }: ClassedWord) => is.has("now") || is.has("new");
  return (
    before.some(({ is }) => is.has("now")) ||
    (before.some(({ is }) => is.has("being")) && [...before, ...after].some(isNow))
  );
}

/** "Went to Packwell": to a company that the reply names with a capital, right after the words. */
export function goesTo(words: ClassedWord[], { tokens, mentions }: AnnotatedText): Cue[] {
  return words.flatMap((word, at): Cue[] => {
    const next = tokens.find(({ start }) => start >= word.end);
    const isCompany =
      next?.capital === true && next.start <= word.end + 2 && words.length <= at + NEAR;
    const isTheirs = mentions.some((it) => it.companies.length > 0 && it.start === next?.start);
    return (word.is.has("goes-to") && isCompany) || (word.is.has("left-the") && isTheirs)
      ? [{ change: "left", isAhead: false, word, at }]
      : [];
  });
}

/** Names of people presented as new: "their new buyer, a certain Bo Ek", "Bo Ek, the new buyer". */
export function presentedIn(
  sentence: Sentence,
  words: ClassedWord[],
  annotated: AnnotatedText,
): Named[] {
  const { mentions, dates, normalized } = annotated;
  const names = nameRows(sentence, [...mentions, ...dates], annotated);
  const people = mentions.filter(({ people: known }) => known.length > 0);
  const isBetween = ({ start }: TextSpan, from: number, to: number) => start > from && start < to;
  const reach = (from: number, to: number) => words.filter((it) => isBetween(it, from, to)).length;
  const isListed = (left: TextSpan, right: TextSpan) =>
    LISTED.test(normalized.flat.slice(left.end, right.start));
  /** The first name after a place, with those that are listed with it. */
  const namesAfter = ({ start, end }: TextSpan): Named[] => {
    const first = names.findIndex((name) => name.start >= start);
    const name = names[first];
    if (name === undefined || reach(end - 1, name.start) > NEAR + 2) return [];
    if (people.some((it) => isBetween(it, start, name.start))) return [];
    const next = names[first + 1];
    return next !== undefined && isListed(name, next) ? [name, next] : [name];
  };
  return words.flatMap((word, at): Named[] => {
    if (word.is.has("stranger")) return namesAfter(word);
    const before = words.slice(0, at);
    if (
      word.is.has("certain") &&
      before.slice(-NEAR).some(({ is }) => ARRIVALS.some((each) => is.has(each)))
    )
      return namesAfter(word);
    if (!word.is.has("new") || before.at(-1)?.is.has("us") === true) return [];
    const near = words.slice(at, at + NEAR + 2);
    const role = near.find(({ is }) => ["role", "certain", "called"].some((each) => is.has(each)));
    if (role === undefined) return [];
    const after = namesAfter(role);
    if (after.length > 0) return after;
    const last = names.findLast(({ end }) => end <= word.start);
    return last !== undefined && reach(last.end, word.start) <= NEAR ? [last] : [];
  });
}
/** Classes of words by which "a certain Bo" is somebody new. */
const ARRIVALS = ["now", "joined", "joins", "steps", "new"];
const LISTED = /^,? ?(?:and|&|und|u|y|e|et|og)? ?$/;

/** Runs of words that are written like the name of somebody whom the portfolio does not know. */
function nameRows(
  span: TextSpan,
  known: TextSpan[],
  { tokens, normalized, lexicon, language }: AnnotatedText,
): Named[] {
  const own = within(tokens, span);
  const isTyped = tokens.some(({ capital }) => capital);
  const isOfName = (token: Token | undefined): token is Token =>
    token !== undefined &&
    (token.capital ||
      (!isTyped && !lexicon.isSmallWord(token.base) && !lexicon.isPlainWord(token.base))) &&
    token.end - token.start > 1 &&
    !token.capitals &&
    !lexicon.titles.has(token.word) &&
    !known.some(({ start, end }) => token.start < end && token.end > start);
  return own.flatMap((first, at) => {
    const before = own[at - 1];
    if (!isOfName(first) || (isOfName(before) && isBeside(before, first))) return [];
    let last = first;
    for (const next of own.slice(at + 1, at + LONGEST_NAME)) {
      if (!isOfName(next) || !isBeside(last, next)) break;
      last = next;
    }
    const isGiven = lexicon.isGivenName(first.base);
    if (lexicon.isPlainWord(first.base) && !isGiven) return [];
    if (!isTyped && !isGiven) return [];
    if (last === first ? !isGiven : language === "de" && !isGiven && first.first) return [];
    const [start, end] = [first.start, last.end];
    return [
      { start, end, name: asWritten(normalized, start, end).replace(/['’]s$/, ""), customer: null },
    ];
  });

  function isBeside(left: Token, right: Token): boolean {
    return /^[ -]$/.test(normalized.flat.slice(left.end, right.start));
  }
}
