/** Rows of words that are written as a name is: where one starts, and how far it goes. */
import type { NamePage } from "./mention.ts";
import { isFamilyName } from "./name-position.ts";
import type { TextSpan } from "./sentences.ts";
import type { Token } from "./tokens.ts";

/** The tokens of something that is written as a name. */
export type NameRow = {
  from: number;
  to: number;
  /** its first word is known as a given name */
  given: boolean;
};

const MAX_WORDS = 5;
const CLINGING = /'(?:s|ll|d|ve|re|m)$/;

/**
 * The name that starts at a place: words with capitals, particles and initials inside; where nothing has capitals, a
 * given name or what follows a title.
 *
 * @param taken what is known otherwise: the portfolio's names, dates
 * @param named the last words of people who are named before
 */
export function nameRow(
  page: NamePage,
  at: number,
  taken: readonly TextSpan[],
  named: ReadonlySet<number>,
): NameRow | null {
  const { tokens, lexicon } = page;
  const isTaken = ({ start, end }: Token) =>
    taken.some((span) => start < span.end && end > span.start);
  const first = tokens[at];
  if (first === undefined || isTaken(first) || !startsName(page, at, named)) return null;
  let to = at;
  for (let step = at + 1; step < at + MAX_WORDS; step += 1) {
    const [token, before] = [tokens[step], tokens[step - 1]];
    if (token === undefined || before === undefined || isTaken(token)) break;
    if (before.word !== before.base || !isJoined(before, token)) break;
    if (lexicon.links.has(token.word) && token.gap === " ") continue;
    if (!goesOn(page, step)) break;
    to = step;
  }
  const words = tokens.slice(at, to + 1).map(({ base }) => base);
  if (lexicon.things.has(words.join(" "))) return null;
  return { from: at, to, given: lexicon.isGivenName(first.base) };
}

const isInitial = ({ word, capital }: Token): boolean =>
  word.length === 1 && capital && word !== "i";

const isJoined = (before: Token, { gap }: Token): boolean =>
  gap === " " || gap === "-" || (gap === ". " && isInitial(before));

function startsName(page: NamePage, at: number, named: ReadonlySet<number>): boolean {
  const { tokens, language, lexicon, lower } = page;
  const token = tokens[at];
  if (token === undefined || token.base.length < 2 || /\d/.test(token.word)) return false;
  const { base, capital, capitals, first } = token;
  const isCalendar = lexicon.isCalendarWord(base, language);
  if (!isCalendar && !isFamilyName({ ...page, language: null }, token)) return false;
  if (isCalendar && !(lexicon.isGivenName(base) && isAfterRole(page, at))) return false;
  const given = lexicon.isGivenName(base) && !(capitals && base.length < 3);
  if (!capital) {
    if (!lower) return false;
    if (isAddressed(page, at)) return !lexicon.isPlainWord(base) && !lexicon.isSmallWord(base);
    if (!given || lexicon.isSmallWord(base)) return false;
    if (isJoinedTo(page, at, named)) return true;
    return !lexicon.isPlainWord(base) && (lexicon.isOnlyGivenName(base) || isAfterRole(page, at));
  }
  if (language === "de" && !given && lexicon.isGermanNoun(base)) return false;
  if (lexicon.isPlainWord(base)) return (given || isAddressed(page, at)) && !first;
  return given || !(first && lexicon.isKnownWord(base));
}

/** @returns whether a title stands right before */
export function isAddressed({ tokens, language, lexicon }: NamePage, at: number): boolean {
  const gap = tokens[at]?.gap;
  if (gap !== " " && gap !== ". ") return false;
  if (language === "fr" && gap === ". " && tokens[at - 1]?.word === "m") return true;
  const isNumber = /^\d/.test(tokens[at - 2]?.word ?? "");
  return !isNumber && lexicon.addresses.has(tokens[at - 1]?.word ?? "");
}

const isAfterRole = ({ tokens, language, lexicon }: NamePage, at: number): boolean =>
  tokens[at]?.gap === " " && lexicon.roles.before(tokens, at, language) > 0;

function goesOn(page: NamePage, at: number): boolean {
  const { tokens, lexicon, lower } = page;
  const token = tokens[at];
  if (token === undefined) return false;
  if (isInitial(token)) return token.gap === " ";
  if (token.first || /\d/.test(token.word) || !isFamilyName(page, token)) return false;
  if (token.capital) return !token.capitals || (tokens[at - 1]?.capitals ?? false);
  if (!lower || token.base.length < 3 || lexicon.isKnownWord(token.base)) return false;
  const next = tokens[at + 1];
  return next === undefined || next.gap !== " " || lexicon.isKnownWord(next.word);
}

/** @returns where the row stands in the flat text, and where its name ends, without a clinging 's */
export function rowSpan(
  { tokens }: NamePage,
  { from, to }: { from: number; to: number },
  flat: string,
): TextSpan & { nameEnd: number } {
  const [start, end] = [tokens[from]?.start ?? 0, tokens[to]?.end ?? 0];
  const written = flat.slice(tokens[to]?.start ?? end, end);
  return { start, end, nameEnd: end - (CLINGING.exec(written)?.[0].length ?? 0) };
}

/** @returns whether the word stands in one breath with somebody named before: "Dana and", "Dana," */
export function isJoinedTo(
  { tokens, lexicon: { andWords } }: NamePage,
  at: number,
  named: ReadonlySet<number>,
): boolean {
  const gap = tokens[at]?.gap ?? "";
  if (named.has(at - 1)) return LISTED.test(gap);
  return gap === " " && andWords.has(tokens[at - 1]?.word ?? "") && named.has(at - 2);
}

const LISTED = /^(?:, | ?[+/] ?)$/;
