/** Prepares the portfolio's names for recognition. */
import { foldName, foldText } from "../model/names.ts";
import type { Lexicon } from "./lexicon.ts";
import type { ReadingRequest } from "./reading.ts";

/** A contact of the portfolio, ready to be recognised. */
export type PortfolioPerson = {
  /** as the portfolio writes it, titles included */
  name: string;
  customer: string;
  /** folded words without titles */
  words: string[];
  title: string | null;
};
/** A customer and the word rows that mean it. */
export type PortfolioCompany = {
  name: string;
  /** name and aliases; these mean the customer wherever they stand */
  sure: string[][];
  /** a distinctive part of the name; another customer or a person may share it */
  parts: string[][];
  initials: string | null;
};
export type PortfolioNames = { people: PortfolioPerson[]; companies: PortfolioCompany[] };

/**
 * Prepares a portfolio for reading.
 *
 * @param customers as the request has them
 */
export function portfolioNames(
  customers: ReadingRequest["customers"],
  lexicon: Lexicon,
): PortfolioNames {
  const people: PortfolioPerson[] = [];
  const companies: PortfolioCompany[] = [];
  for (const { name, aliases, contacts } of customers) {
    companies.push(companyOf(name, aliases ?? [], lexicon));
    for (const contact of contacts ?? []) {
      const person = personOf(contact, name, lexicon);
      if (person.words.length > 0) people.push(person);
    }
  }
  return { people, companies };
}

function personOf(name: string, customer: string, { titles }: Lexicon): PortfolioPerson {
  const all = foldText(name).split(" ").filter(Boolean);
  const words = all.filter((word) => !titles.has(word));
  const title = all.find((word) => titles.has(word)) ?? null;
  return { name, customer, words: words.length > 0 ? words : all, title };
}

function companyOf(name: string, aliases: string[], lexicon: Lexicon): PortfolioCompany {
  const rows = [name, ...aliases].flatMap((form) => {
    const folded = foldName(form).split(" ").filter(Boolean);
    const bare = folded[0] === "the" ? folded.slice(1) : folded;
    const whole = foldText(form).split(" ").filter(Boolean);
    return [bare, whole];
  });
  const words = foldName(name).split(" ").filter(Boolean);
  const initials = words.length >= 2 ? words.map((word) => word[0] ?? "").join("") : null;
  return {
    name,
    sure: rows.filter((row) => row.length > 0 && row.join("").length > 1),
    parts: partsOf(words, lexicon),
    initials: initials !== null && initials.length >= 2 ? initials : null,
  };
}

function partsOf(words: string[], { companyCommonWords, particles }: Lexicon): string[][] {
  const parts: string[][] = [];
  const [first = "", second] = words;
  if (second !== undefined) parts.push([first, second]);
  for (const word of words)
    if (word.length >= 3 && !companyCommonWords.has(word) && !particles.has(word)) {
      parts.push([word]);
      break;
    }
  return parts;
}

/** @returns whether the word of a name may stand for the person alone */
export function standsAlone(word: string, { particles }: Lexicon): boolean {
  return word.length >= 2 && !particles.has(word);
}

/** @returns whether the name's family name stands first, as in "Nguyen Thi Hoa" */
export function lastWordIsGiven(person: PortfolioPerson, lexicon: Lexicon): boolean {
  const [first = ""] = person.words;
  return person.words.length > 2 && !lexicon.isGivenName(first);
}
