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
const groups: Lists = data.groups;

/** Capitals, accents, blanks, `_` and `-` don't count, nor whether an umlaut is spelled out. */
const foldHeading = (text: string) =>
  foldText(text)
    .replaceAll(" ", "")
    .replaceAll("ae", "a")
    .replaceAll("oe", "o")
    .replaceAll("ue", "u");

function expanded(template: string): string[] {
  const [, before = "", group = "", after = ""] = /^(.*?)\{(\w+)\}(.*)$/.exec(template) ?? [];
  if (group === "") return [foldHeading(template)];
  const rest = expanded(after);
  const head = foldHeading(before);
  return (groups[group] ?? []).flatMap((word) => rest.map((end) => head + foldHeading(word) + end));
}

function meaningsOf(file: PortfolioFile): Map<string, HeadingMeaning[]> {
  const known = new Map<string, HeadingMeaning[]>();
  const add = (heading: string, meaning: HeadingMeaning) => {
    const others = known.get(heading) ?? [];
    if (!others.some(({ field }) => field === meaning.field))
      known.set(heading, [...others, meaning]);
  };
  for (const column of PORTFOLIO_FILES[file].columns) {
    add(foldHeading(column), { field: column, rank: -1, weak: false });
  }
  const fields: Lists = data.fields[file];
  for (const [field, templates] of Object.entries(fields)) {
    for (const [rank, template] of templates.entries()) {
      const weak = template.startsWith("?");
      for (const heading of expanded(weak ? template.slice(1) : template)) {
        add(heading, { field, rank, weak });
      }
    }
  }
  return known;
}

let lexicon: Map<PortfolioFile, Map<string, HeadingMeaning[]>> | null = null;

/**
 * What a heading may mean in a file; empty for one that nobody knows. It is also looked up without its unit and year
 * (`Revenue 2026 (EUR)`), and without the name of what the rows are (`Person - Email`, `Account: Website`).
 */
export function meaningsIn(file: PortfolioFile, heading: string): HeadingMeaning[] {
  lexicon ??= new Map(PORTFOLIO_FILE_NAMES.map((one) => [one, meaningsOf(one)]));
  const known = lexicon.get(file);
  const bare = heading.replace(BESIDES, " ");
  const [before = "", ...rest] = bare.split(/\s+[-–>]\s+|:\s*|\./);
  const isOwn = groups[data.own[file]]?.includes(foldHeading(before)) ?? false;
  const ways = [heading, bare, ...(isOwn ? [rest.join(" "), rest[0] ?? ""] : [])];
  return ways.map((way) => known?.get(foldHeading(way))).find(Boolean) ?? [];
}

/** What may stand in a heading beside its name: brackets, a unit, a year. */
const BESIDES = /\s*[([][^)\]]*[)\]]\s*|\s+(?:in|en)\s+\S+\s*$|\b(?:19|20)\d\d\b|[*:](?=\s*$)/giu;

/** Of each group one field at least must be there for a table to be this file. */
export const neededFields = (file: PortfolioFile): string[][] => data.needs[file];

/** The files that a table's name speaks of: `kunden_2026.csv`, `Sales Calls.xlsx, sheet Visits`. */
export function filesNamed(name: string): PortfolioFile[] {
  const words = foldText(name.replaceAll("_", " ").replace(/([a-z])([A-Z])/g, "$1 $2")).split(" ");
  const hints: Record<string, string[]> = data.files;
  return PORTFOLIO_FILE_NAMES.filter((file) => hints[file]?.some((word) => words.includes(word)));
}
