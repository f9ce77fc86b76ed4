/** Which of our columns a heading means, for each file of a portfolio: by its own name, or as CRMs and people call it. */
import { foldText } from "../../../engine/model/names.ts";
import {
  PORTFOLIO_FILE_NAMES,
  PORTFOLIO_FILES,
  type PortfolioFile,
} from "../../../engine/model/portfolio-files.ts";
import data from "./headings.json" with { type: "json" };

/** Further things that a file may tell of a row: ids that other files refer to, names in parts, a time beside its day. */
export type FieldName = string;
/** What a heading may mean: the earlier in its list, the surer. One that is `weak` counts where the cells below agree. */
export type HeadingMeaning = { field: FieldName; rank: number; weak: boolean };

type Lists = Record<string, string[]>;
const GROUPS = new Map(
  Object.entries(data.groups as Lists).map(([name, words]) => [name, new Set(words)]),
);
const LONGEST_WORD = 40;

/** Capitals, accents, blanks, `_` and `-` don't count. */
const foldHeading = (text: string) => foldText(text).replaceAll(" ", "");
/** An umlaut may be spelled out. */
const withoutUmlauts = (folded: string) => folded.replace(/([aou])e/g, "$1");

/** The headings of a file as a tree of their parts: words, and groups of words that mean the same (`{company}{name}`). */
type Branch = { words: Map<string, Branch>; groups: Map<string, Branch>; ends: HeadingMeaning[] };
const newBranch = (): Branch => ({ words: new Map(), groups: new Map(), ends: [] });

function headingsOf(file: PortfolioFile): Branch {
  const root = newBranch();
  const add = (template: string, meaning: HeadingMeaning) => {
    let branch = root;
    for (const part of template.split(/\{(\w+)\}/).entries()) {
      const [at, text] = part;
      if (text === "") continue;
      const branches = at % 2 === 1 ? branch.groups : branch.words;
      const next = branches.get(text) ?? newBranch();
      branches.set(text, next);
      branch = next;
    }
    branch.ends.push(meaning);
  };
  for (const column of PORTFOLIO_FILES[file].columns) {
    add(foldHeading(column), { field: column, rank: -1, weak: false });
  }
  const fields: Lists = data.fields[file];
  for (const [field, templates] of Object.entries(fields)) {
    for (const [rank, template] of templates.entries()) {
      const weak = template.startsWith("?");
      add(weak ? template.slice(1) : template, { field, rank, weak });
    }
  }
  return root;
}

function endsOf(branch: Branch, text: string): HeadingMeaning[] {
  if (text === "") return branch.ends;
  const found: HeadingMeaning[] = [];
  for (let length = 1; length <= Math.min(text.length, LONGEST_WORD); length++) {
    const word = text.slice(0, length);
    const next = [
      branch.words.get(word),
      ...[...branch.groups].map(([group, one]) => (GROUPS.get(group)?.has(word) ? one : undefined)),
    ];
    for (const one of next) if (one) found.push(...endsOf(one, text.slice(length)));
  }
  return found;
}

let lexicon: Map<PortfolioFile, Branch> | null = null;
const LONGEST_HEADING = 80;

/**
 * What a heading may mean in a file; empty for one that nobody knows. It is also looked up without its unit and year
 * (`Revenue 2026 (EUR)`), and without the name of what the rows are (`Person - Email`, `Account: Website`).
 */
export function meaningsIn(file: PortfolioFile, heading: string): HeadingMeaning[] {
  lexicon ??= new Map(PORTFOLIO_FILE_NAMES.map((one) => [one, headingsOf(one)]));
  const tree = lexicon.get(file);
  if (!tree || heading.length > LONGEST_HEADING) return [];
  const bare = heading.replace(BESIDES, " ");
  const [before = "", ...rest] = bare.split(/\s+[-–>]\s+|:\s*|\./);
  const isOwn = GROUPS.get(data.own[file])?.has(foldHeading(before)) ?? false;
  for (const way of [heading, bare, ...(isOwn ? [rest.join(" "), rest[0] ?? ""] : [])]) {
    const folded = foldHeading(way);
    const ends = endsOf(tree, folded);
    const found = ends.length > 0 ? ends : endsOf(tree, withoutUmlauts(folded));
    if (folded !== "" && found.length > 0) return surest(found);
  }
  return [];
}

/**
 * The same for a heading in two lines: `Contact` over `Name`. What stands under the name of another kind of rows says
 * nothing of these.
 */
export function meaningsUnder(file: PortfolioFile, upper: string, lower: string): HeadingMeaning[] {
  if (upper === "" || upper === lower) return meaningsIn(file, lower);
  const together = meaningsIn(file, `${upper}: ${lower}`);
  if (together.length > 0) return together;
  const own = data.own[file];
  const isOthers = [...GROUPS].some(
    ([group, words]) =>
      group !== own &&
      Object.values(data.own).includes(group) &&
      words.has(foldHeading(upper)) &&
      !GROUPS.get(own)?.has(foldHeading(upper)),
  );
  if (isOthers) return [];
  return meaningsIn(file, lower);
}

/** Each field once, by its surest heading. */
function surest(meanings: HeadingMeaning[]): HeadingMeaning[] {
  const sorted = meanings.toSorted((a, b) => a.rank - b.rank);
  return sorted.filter((one, at) => sorted.findIndex(({ field }) => field === one.field) === at);
}

/** What may stand in a heading beside its name: brackets, a unit, a year. */
const BESIDES = /\s*[([][^)\]]*[)\]]\s*|\s+(?:in|en)\s+\S+\s*$|\b(?:19|20)\d\d\b|[*:](?=\s*$)/giu;

/** Of each group one field at least must be there for a table to be this file. */
export const neededFields = (file: PortfolioFile): string[][] => data.needs[file];

/** The files that a table's name speaks of: `kunden_2026.csv`, `Sales Calls.xlsx, sheet Visits`. */
export function filesNamed(name: string): PortfolioFile[] {
  const words = wordsOf(name);
  const hints: Record<string, string[]> = data.files;
  return PORTFOLIO_FILE_NAMES.filter((file) => hints[file]?.some((word) => words.includes(word)));
}

/** Whether a table's name says that it is about something else: deals, invoices. */
export function namesOthers(name: string): boolean {
  return (
    filesNamed(name).length === 0 && wordsOf(name).some((word) => data.files.others.includes(word))
  );
}

const wordsOf = (name: string) =>
  foldText(name.replaceAll("_", " ").replace(/([a-z])([A-Z])/g, "$1 $2")).split(" ");
