/** Finds the people and customers of the portfolio that a reply names. */
import type { Lexicon } from "./lexicon.ts";
import { initialsAt, misspeltAt } from "./loose-mentions.ts";
import type { Mention } from "./mention.ts";
import { isNear } from "./misspelling.ts";
import { nameIndex } from "./name-index.ts";
import type { NameIndex, Row } from "./name-index.ts";
import { lastWordIsGiven, standsAlone } from "./portfolio-names.ts";
import type { PortfolioCompany, PortfolioPerson, PortfolioNames } from "./portfolio-names.ts";
import type { Token } from "./tokens.ts";

/**
 * Finds whom of the portfolio a reply names, the longest name first.
 *
 * @param tokens the reply's words
 * @param names the portfolio
 * @returns mentions in the order of the text
 */
export function findMentions(tokens: Token[], names: PortfolioNames, lexicon: Lexicon): Mention[] {
  const index = nameIndex(names, lexicon);
  const mentions: Mention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const mention =
      exactAt(tokens, at, index, lexicon) ??
      initialsAt(tokens, at, names, lexicon) ??
      misspeltAt(tokens, at, names, lexicon);
    if (mention === null) continue;
    mentions.push(mention);
    at = mention.to;
  }
  return mentions;
}

/** @returns how many tokens the row takes from `at` on; 0 when it does not stand there */
function rowLength(tokens: Token[], at: number, words: string[]): number {
  for (let step = 0; step < words.length; step += 1) {
    const token = tokens[at + step];
    if (token === undefined) return 0;
    const wanted = words[step];
    const last = step === words.length - 1;
    if (token.word !== wanted && !(last && token.base === wanted)) {
      if (!(step === 0 && token.base === wanted)) return 0;
    }
  }
  return words.length;
}

function exactAt(tokens: Token[], at: number, index: NameIndex, lexicon: Lexicon): Mention | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const keys = new Set([token.word, token.base]);
  let length = 0;
  let people: Row<PortfolioPerson>[] = [];
  let companies: Row<PortfolioCompany>[] = [];
  for (const key of keys) {
    for (const row of index.people.get(key) ?? []) {
      const taken = rowLength(tokens, at, row.words);
      if (taken === 0 || !isSaidAsName(tokens, at, taken, lexicon)) continue;
      if (taken === 1 && isSomebodyElse(tokens, at, row.target, lexicon)) continue;
      if (taken > length) [length, people, companies] = [taken, [], []];
      if (taken === length) people.push(row);
    }
    for (const row of index.companies.get(key) ?? []) {
      const taken = rowLength(tokens, at, row.words);
      if (taken === 0 || (taken === 1 && !isSaidAsName(tokens, at, taken, lexicon))) continue;
      if (taken > length) [length, people, companies] = [taken, [], []];
      if (taken === length) companies.push(row);
    }
  }
  if (length <= 1) people = [...people, ...nicknameRows(tokens, at, index, lexicon)];
  length = Math.max(length, people.length > 0 ? 1 : 0);
  if (length === 0) return null;
  return settled(tokens, at, length, people, companies, lexicon);
}

function nicknameRows(
  tokens: Token[],
  at: number,
  index: NameIndex,
  lexicon: Lexicon,
): Row<PortfolioPerson>[] {
  const { isGivenName, isSameGivenName } = lexicon;
  const token = tokens[at];
  if (token === undefined) return [];
  const word = isGivenName(token.base) ? token.base : token.word;
  if (!isGivenName(word) || !isSaidAsName(tokens, at, 1, lexicon)) return [];
  const rows: Row<PortfolioPerson>[] = [];
  for (const [first, listed] of index.people) {
    if (first === word || !isSameGivenName(first, word)) continue;
    for (const row of listed) {
      const isFirstName = row.target.words[0] === first || lastWordIsGiven(row.target, lexicon);
      if (row.words.length === 1 && isFirstName) rows.push(row);
    }
  }
  const last = tokens[at + 1]?.base;
  const precise = rows.filter((row) => last !== undefined && row.target.words.at(-1) === last);
  return (precise.length > 0 ? precise : rows).map((row) => ({ ...row, sure: false }));
}

/** "Harriet Moor" is not Jean Moor, and "Thomas Berg" is not Thomas Reiter. */
function isSomebodyElse(
  tokens: Token[],
  at: number,
  { words }: PortfolioPerson,
  lexicon: Lexicon,
): boolean {
  const { isGivenName, isPlainWord, isSameGivenName } = lexicon;
  const token = tokens[at];
  if (token === undefined || words.length < 2) return false;
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const word = words.includes(token.word) ? token.word : token.base;
  const isLast = words.at(-1) === word && words[0] !== word;
  if (isLast && before !== undefined && before.end + 1 === token.start && before.capital) {
    const given = isGivenName(before.word) && !isPlainWord(before.word);
    if (
      given &&
      !words.some((each) => isSameGivenName(each, before.word) || isNear(before.word, each))
    )
      return true;
  }
  if (isLast || after === undefined || after.start !== token.end + 1) return false;
  if (!after.capital || after.first || isPlainWord(after.base) || after.base.length < 3)
    return false;
  if (after.capitals || token.word !== token.base) return false;
  return (
    !words.some((each) => each === after.base || isNear(after.base, each)) &&
    !lexicon.weekdays.has(after.base) &&
    !lexicon.months.has(after.base)
  );
}

/** A lower-case or opening word that is also plain English names somebody only where a name is due. */
function isSaidAsName(tokens: Token[], at: number, length: number, lexicon: Lexicon): boolean {
  const { isPlainWord } = lexicon;
  const token = tokens[at];
  if (token === undefined) return false;
  if (length > 1 && (tokens[at + 1]?.word.length ?? 0) > 1) return true;
  if (!isPlainWord(token.word) && !(token.word !== token.base && isPlainWord(token.base)))
    return length === 1 || token.capital || standsAlone(token.word, lexicon);
  if (token.capital && !token.first) return true;
  const before = tokens[at - 1]?.word ?? "";
  const after = tokens[at + 1]?.word ?? "";
  if (lexicon.beforeName.has(before) && before !== "to" && before !== "and" && before !== "a")
    return true;
  return token.capital && (lexicon.afterName.has(after) || token.colon);
}

/** Decides between a person and a customer that the same words could mean, and joins a last name to its nickname. */
function settled(
  tokens: Token[],
  at: number,
  length: number,
  personRows: Row<PortfolioPerson>[],
  companyRows: Row<PortfolioCompany>[],
  lexicon: Lexicon,
): Mention {
  let people = [...new Set(personRows.map((row) => row.target))];
  let companies = [...new Set(companyRows.map((row) => row.target))];
  const sureCompanies = companyRows.filter((row) => row.sure).map((row) => row.target);
  if (sureCompanies.length > 0) companies = [...new Set(sureCompanies)];
  const sure = sureCompanies.length > 0 || personRows.some((row) => row.sure);
  const titled = lexicon.titles.has(tokens[at - 1]?.word ?? "");
  if (people.length > 0 && companies.length > 0) {
    if (titled || (sureCompanies.length === 0 && heOrSheFollows(tokens, at + length)))
      companies = [];
    else people = [];
  }
  let to = at + length - 1;
  const next = tokens[to + 1];
  if (next !== undefined && people.length > 0 && length === 1) {
    const whole = people.filter(
      (person) => person.words.length > 1 && person.words.at(-1) === next.base,
    );
    const initial = people.filter(
      (person) =>
        person.words.length > 1 &&
        next.base.length === 1 &&
        person.words.at(-1)?.startsWith(next.base),
    );
    if (whole.length > 0) people = whole;
    else if (initial.length > 0 && next.base !== "a" && next.base !== "i") people = initial;
    if (whole.length > 0 || initial.length > 0) to += 1;
  }
  return {
    start: tokens[at]?.start ?? 0,
    end: tokens[to]?.end ?? 0,
    from: at,
    to,
    people,
    companies,
    sure,
  };
}

function heOrSheFollows(tokens: Token[], at: number): boolean {
  return tokens
    .slice(at, at + 10)
    .some((token) =>
      /^(?:he|she|hes|shes|his|her|him|er|sie|il|elle|ele|ela|el|ella|han|hun)$/.test(token.base),
    );
}
