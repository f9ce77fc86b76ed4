import { foldName, foldText } from "../model/names.ts";
import { isGivenName } from "./given-names.ts";
import type { ReadingRequest } from "./reading.ts";

/** A contact of the portfolio, ready to be recognised. */
export type Person = {
  /** as the portfolio writes it, titles included */
  name: string;
  customer: string;
  /** folded words without titles */
  words: string[];
  title: string | null;
};
/** A customer and the word rows that mean it. */
export type Company = {
  name: string;
  /** name and aliases; these mean the customer wherever they stand */
  sure: string[][];
  /** a distinctive part of the name; another customer or a person may share it */
  parts: string[][];
  initials: string | null;
};
export type PortfolioNames = { people: Person[]; companies: Company[] };

export const TITLES = new Set(
  "mr mrs ms miss dr dra prof professor professorin profa sr sra srta sir sister bruder schwester herr herrn frau monsieur madame mme mlle senor senora senhor senhora dona don doutor doutora hr fru frk fr dipl ing med dott dottore ir drs".split(
    " ",
  ),
);
const PARTICLES = new Set(
  "de da do dos das del della di van von der den la le el al bin binti ter te zu zur af av y e and".split(
    " ",
  ),
);
const GENERIC_WORDS = new Set(
  "the and of de la le el der die das group gruppe groupe grupo holding holdings international global national energy health system systems hospital hospitals clinic klinikum bank credit union water city town county state university school college trust foundation services service solutions industries industrial supplies supply foods food frozen electronics textile logistics transport motors auto parts engineering construction building buildings society museum museums partners capital insurance media digital tech technologies technology software labs laboratories pharma medical care marine outdoor auctioneers bakery bageri mejeri frugt co coop cooperativa cooperative company hotels hotel resort north south east west new old first royal saint st san sankt santa big great metalurgica laticinios universitatsspital ordensspital stadtwerke sons sonner freres hermanos brothers council district department port airport farms farm mills mill works brewery".split(
    " ",
  ),
);

/**
 * Prepares a portfolio for reading.
 *
 * @param customers as the request has them
 */
export function portfolioNames(customers: ReadingRequest["customers"]): PortfolioNames {
  const people: Person[] = [];
  const companies: Company[] = [];
  for (const { name, aliases, contacts } of customers) {
    companies.push(companyOf(name, aliases ?? []));
    for (const contact of contacts ?? []) {
      const person = personOf(contact, name);
      if (person.words.length > 0) people.push(person);
    }
  }
  return { people, companies };
}

function personOf(name: string, customer: string): Person {
  const all = foldText(name).split(" ").filter(Boolean);
  const words = all.filter((word) => !TITLES.has(word));
  const title = all.find((word) => TITLES.has(word)) ?? null;
  return { name, customer, words: words.length > 0 ? words : all, title };
}

function companyOf(name: string, aliases: string[]): Company {
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
    parts: partsOf(words),
    initials: initials !== null && initials.length >= 2 ? initials : null,
  };
}

function partsOf(words: string[]): string[][] {
  const parts: string[][] = [];
  const [first = "", second] = words;
  if (second !== undefined) parts.push([first, second]);
  for (const word of words)
    if (word.length >= 3 && !GENERIC_WORDS.has(word) && !PARTICLES.has(word)) {
      parts.push([word]);
      break;
    }
  return parts;
}

/** @returns whether the word of a name may stand for the person alone */
export function standsAlone(word: string): boolean {
  return word.length >= 2 && !PARTICLES.has(word);
}

/** @returns whether the name's family name stands first, as in "Nguyen Thi Hoa" */
export function lastWordIsGiven(person: Person): boolean {
  const [first = ""] = person.words;
  return person.words.length > 2 && !isGivenName(first);
}
