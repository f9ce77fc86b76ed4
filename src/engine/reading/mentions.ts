/** Finds the people and customers of the portfolio that a reply names. */
import { initialsAt, misspeltAt, shortenedAt } from "./loose-mentions.ts";
import type { Mention, NamePage } from "./mention.ts";
import { nameIndex } from "./name-index.ts";
import type { NameIndex, Row } from "./name-index.ts";
import {
  hasOtherFamilyName,
  isKindOnly,
  isNameDue,
  isOtherCompany,
  isSaidAsName,
  isSomebodyElse,
} from "./name-position.ts";
import { lastWordIsGiven } from "./portfolio-names.ts";
import type { PortfolioCompany, PortfolioPerson, PortfolioNames } from "./portfolio-names.ts";
import type { Token } from "./tokens.ts";

/** Rows of one length that stand at a place, and how many words they take. */
type Found = { length: number; people: Row<PortfolioPerson>[]; companies: Row<PortfolioCompany>[] };

/**
 * Finds whom of the portfolio a reply names, the longest name first.
 *
 * @param page the reply's words
 * @param names the portfolio
 * @returns mentions in the order of the text
 */
export function findMentions(page: NamePage, names: PortfolioNames): Mention[] {
  const index = nameIndex(names, page.lexicon);
  const mentions: Mention[] = [];
  for (let at = 0; at < page.tokens.length; at += 1) {
    const mention =
      exactAt(page, at, index) ??
      initialsAt(page, at, names) ??
      misspeltAt(page, at, names) ??
      shortenedAt(page, at, names);
    if (mention === null) continue;
    mentions.push(mention);
    at = mention.to;
  }
  return mentions;
}

/** "Danas Angebot": the genitive of German and Danish, and the English one typed in haste. */
const withoutS = ({ word }: Token): string =>
  word.length > 3 && word.endsWith("s") ? word.slice(0, -1) : word;

/** "Lost Sparre. Evert signed …": a full stop between two words parts them, unless the first is an initial or short for something. */
const isNewSentence = (tokens: Token[], at: number): boolean =>
  /[.!?;:\n]/.test(tokens[at]?.gap ?? "") && (tokens[at - 1]?.word.length ?? 0) > 2;

/** @returns how many tokens the row takes from `at` on; 0 when it does not stand there */
function rowLength(tokens: Token[], at: number, words: string[], genitive: boolean): number {
  for (let step = 0; step < words.length; step += 1) {
    const token = tokens[at + step];
    if (token === undefined || (step > 0 && isNewSentence(tokens, at + step))) return 0;
    const wanted = words[step];
    const last = step === words.length - 1;
    if (token.word === wanted || ((last || step === 0) && token.base === wanted)) continue;
    if (!last || !genitive || withoutS(token) !== wanted) return 0;
  }
  return words.length;
}

function exactAt(page: NamePage, at: number, index: NameIndex): Mention | null {
  const token = page.tokens[at];
  if (token === undefined) return null;
  let found = rowsAt(page, at, index, [token.word, token.base]);
  if (found.length <= 1) {
    const people = [...found.people, ...nicknameRows(page, at, index)];
    found = { ...found, people, length: Math.max(found.length, people.length > 0 ? 1 : 0) };
  }
  if (found.length === 0 && (token.capital || page.lexicon.isOnlyGivenName(withoutS(token))))
    found = rowsAt(page, at, index, [withoutS(token)], true);
  return found.length === 0 ? null : settled(page, at, found);
}

function rowsAt(
  page: NamePage,
  at: number,
  index: NameIndex,
  keys: string[],
  genitive = false,
): Found {
  let found: Found = { length: 0, people: [], companies: [] };
  /** "Kyle Kestner" is neither Rhonda Kestner nor Kestner Pallets */
  let isFamily = false;
  for (const key of new Set(keys)) {
    for (const row of index.people.get(key) ?? []) {
      const length = rowLength(page.tokens, at, row.words, genitive);
      if (length === 0 || !isSaidAsName(page, at, length)) continue;
      if (length === 1 && isSomebodyElse(page, at, row.target)) {
        isFamily = true;
        continue;
      }
      found = longest(found, { length, people: [row], companies: [] });
    }
    for (const row of index.companies.get(key) ?? []) {
      const length = rowLength(page.tokens, at, row.words, genitive);
      if (length === 0 || (length === 1 && !isSaidAsName(page, at, length))) continue;
      if (length === 1 && (isFamily || isOtherCompany(page, at, row.target))) continue;
      if (length === 1 && !row.sure && isKindOnly(page, at)) continue;
      found = longest(found, { length, people: [], companies: [row] });
    }
  }
  return found;
}

function longest(left: Found, right: Found): Found {
  if (left.length !== right.length) return left.length > right.length ? left : right;
  const people = [...left.people, ...right.people];
  return { length: left.length, people, companies: [...left.companies, ...right.companies] };
}

/** The contacts whose given name is another form of this one: "Kate" for Katherine, "Paco" for Francisco. */
function nicknameRows(page: NamePage, at: number, index: NameIndex): Row<PortfolioPerson>[] {
  const { tokens, lexicon } = page;
  const token = tokens[at];
  if (token === undefined) return [];
  const word = lexicon.isGivenName(token.base) ? token.base : token.word;
  if (!lexicon.isGivenName(word) || !isSaidAsName(page, at, 1)) return [];
  // "Mo" is Monday in German before it is anybody's Mohamed.
  if (lexicon.isCalendarWord(word, page.language)) return [];
  if (!token.capital && !lexicon.isOnlyGivenName(word) && !isNameDue(page, at)) return [];
  const alike = index.bySpelling.get(lexicon.spellingOf(word)) ?? [];
  const rows = [...new Set([...lexicon.formsOf(word), ...alike])]
    .filter((first) => first !== word)
    .flatMap((first) => index.people.get(first) ?? [])
    .filter(({ words, target }) => {
      const isFirst = target.words[0] === words[0] || lastWordIsGiven(target, lexicon);
      return words.length === 1 && isFirst;
    });
  const last = tokens[at + 1]?.base;
  const precise = rows.filter((row) => last !== undefined && row.target.words.at(-1) === last);
  const meant = precise.length > 0 ? precise : rows.filter(isPossible);
  return meant.map((row) => ({ ...row, sure: false }));

  function isPossible({ target }: Row<PortfolioPerson>): boolean {
    return target.words.length < 2 || !hasOtherFamilyName(page, at, target.words);
  }
}

/** Decides between a person and a customer that the same words could mean, and joins a last name to its nickname. */
function settled(
  { tokens, language, lexicon }: NamePage,
  at: number,
  found: Found,
): Mention | null {
  let people = [...new Set(found.people.map((row) => row.target))];
  let companies = [...new Set(found.companies.map((row) => row.target))];
  const sureCompanies = found.companies.filter((row) => row.sure).map((row) => row.target);
  if (sureCompanies.length > 0) companies = [...new Set(sureCompanies)];
  const sure = sureCompanies.length > 0 || found.people.some((row) => row.sure);
  const title = tokens[at - 1]?.word ?? "";
  if (people.length > 0 && companies.length > 0) {
    const isTheirs = people.every(({ customer }) =>
      companies.some(({ name }) => name === customer),
    );
    const isMan =
      PERSONAL_ARTICLES.has(title) &&
      !(title === "der" && lexicon.ofCompany.before(tokens, at - 1, language) > 0);
    const isMeant =
      sureCompanies.length === 0 && heOrSheFollows(tokens, at + found.length, lexicon);
    if (lexicon.titles.has(title) || (isTheirs && isMan) || isMeant) companies = [];
    else people = [];
  }
  const sex = lexicon.sexOfTitle(title);
  if (sex !== null) {
    people = people.filter(({ words }) => (lexicon.sexOf(words[0] ?? "") ?? sex) === sex);
    if (people.length + companies.length === 0) return null;
  }
  let to = at + found.length - 1;
  const next = tokens[to + 1];
  const isBeside = next !== undefined && !isNewSentence(tokens, to + 1);
  if (isBeside && people.length > 0 && found.length === 1) {
    const ends = (person: PortfolioPerson) =>
      person.words.length > 1 ? (person.words.at(-1) ?? "") : "";
    const whole = people.filter((person) => ends(person) === next.base);
    const initial = people.filter(
      (person) => next.base.length === 1 && ends(person).startsWith(next.base),
    );
    if (whole.length > 0) people = whole;
    else if (initial.length > 0 && next.base !== "a" && next.base !== "i") people = initial;
    if (whole.length > 0 || initial.length > 0) to += 1;
  }
  const [start, end] = [tokens[at]?.start ?? 0, tokens[to]?.end ?? 0];
  return { start, end, from: at, to, people, companies, sure };
}

/** "Der Lenz hat angerufen": with an article it is the man, not the company that has his name. */
const PERSONAL_ARTICLES = new Set("der den dem o el".split(" "));

const PRONOUN_WITHIN_WORDS = 10;

function heOrSheFollows(tokens: Token[], at: number, { isHeOrShe }: NamePage["lexicon"]): boolean {
  return tokens
    .slice(at, at + PRONOUN_WITHIN_WORDS)
    .some(({ base, word }) => isHeOrShe(base) || isHeOrShe(word));
}
