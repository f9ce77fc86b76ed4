/** Finds names that are written by their initials or misspelt. */
import type { Lexicon } from "./lexicon.ts";
import type { Mention } from "./mention.ts";
import { isNear } from "./misspelling.ts";
import type { PortfolioNames } from "./portfolio-names.ts";
import type { Token } from "./tokens.ts";

/** "TMS" for Tanjong Marine Supplies, "DH" for Dale Halverson: only in capitals, only when one name has them. */
export function initialsAt(
  tokens: Token[],
  at: number,
  names: PortfolioNames,
  lexicon: Lexicon,
): Mention | null {
  const token = tokens[at];
  if (token === undefined || !token.capitals || token.word.length > 4) return null;
  const companies = names.companies.filter((company) => company.initials === token.base);
  const people = names.people.filter(
    ({ words }) => words.length > 1 && words.map((word) => word[0]).join("") === token.base,
  );
  const spot = { start: token.start, end: token.end, from: at, to: at, sure: false };
  if (companies.length === 1 && token.word.length > 2) return { ...spot, people: [], companies };
  if (people.length === 1 && !lexicon.commonCapitals.has(token.base))
    return { ...spot, people, companies: [] };
  return null;
}

/** A word one or two letters off a name, where no plain word would stand. */
export function misspeltAt(
  tokens: Token[],
  at: number,
  names: PortfolioNames,
  lexicon: Lexicon,
): Mention | null {
  const token = tokens[at];
  if (token === undefined || token.base.length < 4 || /\d/.test(token.base)) return null;
  const before = tokens[at - 1]?.word ?? "";
  const expected = lexicon.beforeName.has(before) || token.capital;
  if (lexicon.isPlainWord(token.base) || lexicon.isGivenName(token.base) || !expected) return null;
  const near = (word: string): boolean => word.length >= 4 && isNear(token.base, word);
  const people = names.people.filter(({ words }) => words.some(near));
  const companies = names.companies.filter((company) =>
    [...company.sure, ...company.parts].some((row) => row.length === 1 && row.some(near)),
  );
  if (people.length + companies.length === 0) return null;
  const spot = { start: token.start, end: token.end, from: at, to: at, sure: false };
  const next = tokens[at + 1]?.base ?? "";
  const whole = people.filter(
    ({ words }) =>
      next !== "" &&
      words.length > 1 &&
      (words.at(-1) === next || isNear(words.at(-1) ?? "", next)),
  );
  if (whole.length > 0)
    return {
      ...spot,
      end: tokens[at + 1]?.end ?? token.end,
      to: at + 1,
      people: whole,
      companies: [],
    };
  return { ...spot, people, companies: people.length > 0 ? [] : companies };
}
