/** Whether a word stands where somebody's name stands: told by the words around it. */
import type { NamePage } from "./mention.ts";
import { isNear } from "./misspelling.ts";
import type { PortfolioCompany, PortfolioPerson } from "./portfolio-names.ts";
import type { Token } from "./tokens.ts";

/** Words before a name that stand before anything else as well. */
const LOOSE = new Set(
  "to and a for by from see call ring visit message contact meet an".split(" "),
);
/** Words after a name that stand after any noun as well. */
const JOINING = new Set("and at from".split(" "));

/** @returns whether two words stand side by side, with no sign between them */
const isBeside = (token: Token | undefined): token is Token =>
  token?.gap === " " || token?.gap === "-";

/** A word that is a plain one too ("will", "Rose", "di") names somebody only where a name is due. */
export function isSaidAsName(page: NamePage, at: number, length: number): boolean {
  const { tokens, lexicon } = page;
  const token = tokens[at];
  if (token === undefined) return false;
  if (length > 1 && (tokens[at + 1]?.word.length ?? 0) > 1) return true;
  if (page.language === "en" && !token.capital && isThing(tokens, at)) return false;
  if (!isPlain(page, token, token.word) && !isPlain(page, token, token.base))
    return length === 1 || token.capital || !lexicon.particles.has(token.word);
  return isNameDue(page, at);
}

/** "The bottling floor", "a rose": what English gives an article has no name. */
const ENGLISH_ARTICLES = new Set("the a an our their his my your this that each every".split(" "));

function isThing(tokens: readonly Token[], at: number): boolean {
  const [second, before, token] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (token?.gap !== " " || before === undefined) return false;
  if (ENGLISH_ARTICLES.has(before.word)) return true;
  return before.gap === " " && !before.capital && ENGLISH_ARTICLES.has(second?.word ?? "");
}

/** @returns whether the words around a place say that a name stands there */
export function isNameDue(page: NamePage, at: number): boolean {
  const { tokens, lexicon } = page;
  const [token, after] = [tokens[at], tokens[at + 1]];
  if (token === undefined) return false;
  if (token.capital && (!token.first || token.word !== token.base || isInitial(after))) return true;
  const before = token.gap === " " ? (tokens[at - 1]?.word ?? "") : "";
  if (lexicon.beforeName.has(before) && !LOOSE.has(before)) return true;
  if (token.gap === " + " && lexicon.isGivenName(tokens[at - 1]?.base ?? "")) return true;
  if (token.capital) return token.colon || speaksNext(page, at, true);
  return (token.first || lexicon.opensClause.has(before)) && speaksNext(page, at, false);
}

/** A plain word or a number; where names have capitals, also any word in lower case that the lexicon knows. */
function isPlain({ lower, lexicon }: NamePage, { capital }: Token, word: string): boolean {
  if (/^[a-z]{1,2}$/.test(word) || lexicon.isPlainWord(word) || lexicon.isSmallWord(word))
    return true;
  return !capital && (lexicon.numbers.has(word) || (!lower && lexicon.isKnownWord(word)));
}

/** "Grant P brought …" */
const isInitial = (token: Token | undefined): boolean =>
  token !== undefined && token.gap === " " && token.word.length === 1 && token.capital;

/** What follows is what somebody does: "Bill walked me round". */
function speaksNext({ tokens, language, lexicon }: NamePage, at: number, joined: boolean): boolean {
  const next = tokens[at + 1];
  if (next === undefined || next.gap !== " ") return false;
  if (lexicon.afterName.has(next.word)) return joined || !JOINING.has(next.word);
  if (lexicon.joins.after(tokens, at + 1, language) > 0) return true;
  return next.word.length > 4 && next.word.endsWith("ed");
}

/** "Harriet Moor" is not Jean Moor, and "Thomas Berg" or "Thomas van den Berg" is not Thomas Reiter. */
export function isSomebodyElse(page: NamePage, at: number, { words }: PortfolioPerson): boolean {
  const token = page.tokens[at];
  if (token === undefined || words.length < 2) return false;
  const word = words.includes(token.word) ? token.word : token.base;
  const isLast = words.at(-1) === word && words[0] !== word;
  if (isLast) return hasOtherGivenName(page, at, words);
  return hasOtherFamilyName(page, at, words);
}

/** "Kate Moran" is nobody whose given name is another. */
export function hasOtherGivenName(
  { tokens, language, lexicon }: NamePage,
  at: number,
  words: string[],
) {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (before === undefined || token === undefined || before.word !== before.base) return false;
  if (before.word === "m" && language === "fr") return false;
  if (before.word.length === 1 && /^(?:\. | )$/.test(token.gap))
    return before.capital && !words.some((each) => each.startsWith(before.word));
  if (!isBeside(token) || before.capitals) return false;
  if (words.some((each) => lexicon.isSameGivenName(each, before.word) || isNear(before.word, each)))
    return false;
  if (lexicon.titles.has(before.word) || lexicon.isPlainWord(before.word)) return false;
  if (!before.capital) return !token.capital && lexicon.isOnlyGivenName(before.word);
  if (lexicon.isGivenName(before.word)) return true;
  return !before.first && language !== "de" && !lexicon.isKnownWord(before.word);
}

/** The words after a first name: another family name, or anything else. */
export function hasOtherFamilyName(page: NamePage, at: number, words: string[]): boolean {
  const { tokens, lexicon, customerWords } = page;
  const token = tokens[at];
  let step = at + 1;
  if (token === undefined || token.word !== token.base) return false;
  while (isBeside(tokens[step]) && lexicon.links.has(tokens[step]?.word ?? "")) step += 1;
  const after = tokens[step];
  if (after === undefined || !isBeside(after) || !after.capital || after.first) return false;
  if (words.some((each) => each === after.base || isNear(after.base, each))) return false;
  if (customerWords.has(after.base) || lexicon.places.has(after.base)) return false;
  if (after.base.length < 3) return isOtherInitial(after, words);
  return !after.capitals && isFamilyName(page, after);
}

const isOtherInitial = ({ base, gap }: Token, words: string[]): boolean =>
  base.length === 1 && gap === " " && base !== "i" && !words.some((each) => each.startsWith(base));

/** @returns whether a word with a capital may be a family's: no day, no thing, in German no noun */
export function isFamilyName({ language, lexicon }: NamePage, { base }: Token): boolean {
  const { isCalendarWord, isEverydayWord, isSmallWord, things, titles } = lexicon;
  if (isCalendarWord(base, language) || isEverydayWord(base) || isSmallWord(base)) return false;
  if (things.has(base) || titles.has(base)) return false;
  return language !== "de" || !lexicon.isGermanNoun(base);
}

const INDEFINITE = new Set(
  "a an another some ein eine einer einem un une una uma um en et".split(" "),
);

/**
 * A word for a kind of company stands for the one that has it in its name only as a name: "Brauhaus: called Jürgen",
 * but not "moves to a minera".
 */
export function isKindOnly({ tokens, lexicon }: NamePage, at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return true;
  if (!lexicon.companyKinds.has(token.base) && !lexicon.companyEndings.has(token.base))
    return (!token.capital || token.first) && lexicon.isKnownWord(token.base);
  return !token.capital || INDEFINITE.has(tokens[at - 1]?.word ?? "");
}

/** "Molkerei Gschwandt" is not the Molkerei Traunwies: a word for a kind of company, and another name after it. */
export function isOtherCompany(
  page: NamePage,
  at: number,
  { sure, parts }: PortfolioCompany,
): boolean {
  const { tokens, lexicon, lower } = page;
  const next = tokens[at + 1];
  if (next?.gap !== " " || !lexicon.companyKinds.has(tokens[at]?.base ?? "")) return false;
  if (next.capital ? !isFamilyName(page, next) : !lower || lexicon.isKnownWord(next.base))
    return false;
  return ![...sure, ...parts].some((row) => row.includes(next.base));
}
