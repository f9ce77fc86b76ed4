/** Finds names that are written by their initials or misspelt. */
import type { Mention, NamePage } from "./mention.ts";
import { isNear } from "./misspelling.ts";
import { hasOtherFamilyName, hasOtherGivenName, isOtherCompany } from "./name-position.ts";
import type { PortfolioNames } from "./portfolio-names.ts";

/** "TMS" for Tanjong Marine Supplies, "DH" for Dale Halverson: only in capitals, only when one name has them. */
export function initialsAt(page: NamePage, at: number, names: PortfolioNames): Mention | null {
  const token = page.tokens[at];
  if (token === undefined || !token.capitals || token.word.length > 4) return null;
  const companies = names.companies.filter((company) => company.initials === token.base);
  const people = names.people.filter(
    ({ words }) => words.length > 1 && words.map((word) => word[0]).join("") === token.base,
  );
  const spot = { start: token.start, end: token.end, from: at, to: at, sure: false };
  if (companies.length === 1 && token.word.length > 2) return { ...spot, people: [], companies };
  if (people.length === 1 && !page.lexicon.commonCapitals.has(token.base))
    return { ...spot, people, companies: [] };
  return null;
}

const SHORTEST = 3;
/** "Marthica" for Martha, "Pedrinho" for Pedro, "Gretchen", "Sepperl" */
const FOND = /(?:cit[ao]|it[ao]|ic[ao]|zinh[ao]|inh[ao]|ill[ao]|chen|erl)$/;

/** The start of one contact's given name: "Thandi" for Thandiwe. Three letters must not be another given name. */
export function shortenedAt(page: NamePage, at: number, names: PortfolioNames): Mention | null {
  const { tokens, lexicon, lower } = page;
  const token = tokens[at];
  if (token === undefined || !(token.capital || lower) || token.capitals) return null;
  const { base, start, end } = token;
  if (base.length < SHORTEST || lexicon.isKnownWord(base) || lexicon.places.has(base)) return null;
  if (base.length === SHORTEST && lexicon.isGivenName(base)) return null;
  if (lower && base.length === SHORTEST) return null;
  const stem = base.replace(FOND, "");
  const people = names.people.filter(
    ({ words: [first = ""] }) =>
      first !== base &&
      (first.startsWith(base) ||
        (stem !== base && stem.length > SHORTEST && isShortBy(first, stem, LAST_LETTERS))),
  );
  const [one] = people;
  if (one === undefined || people.length > 1 || hasOtherFamilyName(page, at, one.words))
    return null;
  return { start, end, from: at, to: at, people, companies: [], sure: false };
}

/** A name may have this many letters more than what is left of its fond form. */
const LAST_LETTERS = 2;

const isShortBy = (name: string, stem: string, letters: number): boolean =>
  name.startsWith(stem) && name.length - stem.length <= letters;

/** A word one or two letters off a name, where no plain word would stand. */
export function misspeltAt(page: NamePage, at: number, names: PortfolioNames): Mention | null {
  const { tokens, lexicon } = page;
  const token = tokens[at];
  if (token === undefined || token.base.length < 4 || /\d/.test(token.base)) return null;
  const before = tokens[at - 1]?.word ?? "";
  if (!token.capital && !lexicon.beforeName.has(before)) return null;
  if (lexicon.isPlainWord(token.base) || lexicon.places.has(token.base)) return null;
  const near = (word: string): boolean =>
    word.length >= 4 && word !== token.base && isNear(token.base, word);
  const next = tokens[at + 1]?.base ?? "";
  const spot = { start: token.start, end: token.end, from: at, to: at, sure: false };
  const candidates = names.people.filter(({ words }) => words.some(near));
  const whole = candidates.filter(({ words }) => {
    const last = words.length > 1 ? (words.at(-1) ?? "") : "";
    return next !== "" && last !== "" && (last === next || isNear(last, next));
  });
  const end = tokens[at + 1]?.end ?? token.end;
  if (whole.length > 0) return { ...spot, end, to: at + 1, people: whole, companies: [] };
  if (lexicon.isGivenName(token.base)) return null;
  const people = candidates.filter(({ words }) =>
    near(words[0] ?? "")
      ? !hasOtherFamilyName(page, at, words)
      : !hasOtherGivenName(page, at, words),
  );
  if (people.length > 0) return { ...spot, people, companies: [] };
  if (candidates.length > 0) return null;
  const companies = names.companies.filter(
    (company) =>
      !isOtherCompany(page, at, company) &&
      [...company.sure, ...company.parts].some((row) => row.length === 1 && row.some(near)),
  );
  return companies.length > 0 ? { ...spot, people, companies } : null;
}
