/** The portfolio's names by their first word. */
import type { Lexicon } from "./lexicon.ts";
import { standsAlone } from "./portfolio-names.ts";
import type { PortfolioCompany, PortfolioPerson, PortfolioNames } from "./portfolio-names.ts";

/** Folded words that may mean somebody; `sure` when they are a whole name or an alias. */
export type Row<T> = { words: string[]; target: T; sure: boolean };
/** Rows by their first word. */
export type NameIndex = {
  people: Map<string, Row<PortfolioPerson>[]>;
  companies: Map<string, Row<PortfolioCompany>[]>;
  /** first words of people by how they sound: "Kathrin" for Catrin */
  bySpelling: Map<string, string[]>;
};

/** Every row of words that may stand for somebody, by its first word. */
export function nameIndex(names: PortfolioNames, lexicon: Lexicon): NameIndex {
  const people = new Map<string, Row<PortfolioPerson>[]>();
  const companies = new Map<string, Row<PortfolioCompany>[]>();
  for (const target of names.people)
    for (const row of rowsOf(target, lexicon)) add(people, { ...row, target });
  for (const target of names.companies) {
    for (const words of target.sure) add(companies, { words, target, sure: true });
    for (const words of target.parts) add(companies, { words, target, sure: false });
  }
  const bySpelling = Map.groupBy(
    names.people.map(({ words: [first = ""] }) => first),
    lexicon.spellingOf,
  );
  return { people, companies, bySpelling };
}

function add<T>(index: Map<string, Row<T>[]>, row: Row<T>): void {
  const [first = ""] = row.words;
  const rows = index.get(first);
  if (rows === undefined) index.set(first, [row]);
  else rows.push(row);
}

function rowsOf(
  { words }: PortfolioPerson,
  lexicon: Lexicon,
): { words: string[]; sure: boolean }[] {
  const rows: { words: string[]; sure: boolean }[] = [];
  const last = words.length - 1;
  for (let from = 0; from <= last; from += 1)
    for (let to = from + 1; to <= last; to += 1)
      rows.push({ words: words.slice(from, to + 1), sure: from === 0 && to === last });
  for (const word of words)
    if (standsAlone(word, lexicon)) rows.push({ words: [word], sure: last === 0 });
  const [first = "", final = ""] = [words[0], words[last]];
  if (last === 0) return rows;
  rows.push({ words: [first, final[0] ?? ""], sure: true });
  rows.push({ words: [first[0] ?? "", final], sure: true });
  rows.push({ words: [final, first], sure: true });
  if (last > 1) rows.push({ words: [first, final], sure: true });
  return rows;
}
