/** Finds out what a table is about: which of our files it is, where its headings stand, and what each column means. */
import {
  PORTFOLIO_FILE_NAMES,
  PORTFOLIO_FILES,
  type PortfolioFile,
} from "../../../engine/model/portfolio-files.ts";
import type { Table, TableRow } from "../../../files/table.ts";
import {
  type FieldName,
  filesNamed,
  type HeadingMeaning,
  meaningsUnder,
  neededFields,
} from "./headings.ts";
import { isNothing } from "./words.ts";
import { isReadable } from "./cell-readers.ts";

/** A table that is one of our files. */
export type Recognised = {
  table: Table;
  file: PortfolioFile;
  /** the row of headings */
  heading: TableRow;
  /** the columns that tell a field, the surest first */
  columns: Map<FieldName, number[]>;
  /** the table tells companies and people: each company stands there once for each of its people */
  repeats: boolean;
  /** the table tells another kind of rows as well */
  isPart: boolean;
};

const SAMPLE_ROWS = 200;
/** Titles and blank lines may stand above the headings. */
const HEADING_ROWS = 15;
/** What a table's name says about it weighs as much as so many columns. */
const NAME_WEIGHT = 3;

/** The first rows of a table. */
export async function sampleOf(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of table.rows()) if (rows.push(row) >= SAMPLE_ROWS) break;
  return rows;
}

/** What a table is, or null where nothing fits. `only` is what somebody said that it is. */
export function recognise(
  table: Table,
  sample: TableRow[],
  only?: PortfolioFile,
): Omit<Recognised, "repeats" | "isPart">[] {
  const hints = filesNamed(table.name);
  const found = headingRows(sample).flatMap(({ heading, below, upper }) =>
    PORTFOLIO_FILE_NAMES.flatMap((file) => {
      const columns = columnsOf(file, heading, below, upper);
      const isNamed = hints.includes(file);
      if (file !== only && !isWhole(file, columns, isNamed)) return [];
      return [{ table, file, heading, columns, score: columns.size + (isNamed ? NAME_WEIGHT : 0) }];
    }),
  );
  const best = found
    .filter(({ file }) => (only ?? file) === file)
    .toSorted((a, b) => b.score - a.score)[0];
  if (!best) return [];
  const others = found.filter(
    (one) => one.heading === best.heading && one.file !== best.file && goesAlong(one, best),
  );
  return [best, ...others].map(({ score: _score, ...one }) => one);
}

type HeadingRow = {
  heading: TableRow;
  below: TableRow[];
  /** in two lines, what stands above each cell */
  upper: string[] | null;
};

/** The rows that may be the headings, each alone or, where cells above are merged, with the one below: `Contact` over `Name`, `Mail`. */
function headingRows(sample: TableRow[]): HeadingRow[] {
  return sample.slice(0, HEADING_ROWS).flatMap((heading, at): HeadingRow[] => {
    const alone = { heading, below: sample.slice(at + 1), upper: null };
    const lower = sample[at + 1];
    if (!lower || !isMerged(heading, lower)) return [alone];
    let last = "";
    const upper = Array.from(lower.cells, (_, index) => {
      last = (heading.cells[index] ?? "").trim() || last;
      return last;
    });
    const cells = lower.cells.map((cell, index) =>
      cell.trim() === "" ? (heading.cells[index] ?? "") : cell,
    );
    const both = { heading: { line: lower.line, cells }, below: sample.slice(at + 2), upper };
    return [alone, both];
  });
}

const MERGED_CELLS = 2;

/** Whether headings stand in two lines: above are gaps, where below are words, and no figures, in nearly all cells. */
function isMerged({ cells: upper }: TableRow, { cells: lower }: TableRow): boolean {
  const filled = upper.filter((cell) => cell.trim() !== "").length;
  const gaps = lower.filter((cell, at) => cell.trim() !== "" && (upper[at] ?? "").trim() === "");
  return filled >= 2 && gaps.length >= MERGED_CELLS && !lower.some((cell) => /[\d@]/.test(cell));
}

function isWhole(
  file: PortfolioFile,
  columns: Map<FieldName, number[]>,
  isNamed: boolean,
): boolean {
  const needed = neededFields(file);
  // A list of addresses and names that calls itself a team is one without roles and zones.
  const asked = file === "members.csv" && isNamed ? needed.slice(0, 2) : needed;
  return asked.every((fields) => fields.some((field) => columns.has(field)));
}

/** A list of people with their companies and owners also tells the companies; one of companies with a person each, the people. */
function goesAlong(
  one: { file: PortfolioFile; columns: Map<FieldName, number[]> },
  best: typeof one,
) {
  const isOwned = best.columns.has("owner_email") || best.columns.has("owner_id");
  if (best.file === "contacts.csv")
    return one.file === "customers.csv" && isOwned && best.columns.has("customer");
  if (best.file !== "customers.csv" || one.file !== "contacts.csv") return false;
  const company = best.columns.get("name")?.[0];
  const named = one.columns.get("name")?.[0] ?? one.columns.get("last_name")?.[0];
  return named !== undefined && named !== company && one.columns.has("customer");
}

type Claim = HeadingMeaning & { index: number };

/** Each column goes to the field that it means most surely; a weak one only where most of its cells can be read as such. */
function columnsOf(
  file: PortfolioFile,
  heading: TableRow,
  rows: TableRow[],
  upper: string[] | null,
): Map<FieldName, number[]> {
  const claims: Claim[] = heading.cells.flatMap((cell, index) =>
    meaningsUnder(file, upper?.[index] ?? "", cell.trim()).map((meaning) => ({
      index,
      ...meaning,
    })),
  );
  const isVacant = (index: number) =>
    rows.length > 0 && rows.every(({ cells }) => (cells[index] ?? "").trim() === "");
  const taken = new Set<number>();
  const columns = new Map<FieldName, { index: number; rank: number }[]>();
  const take = ({ index, field, rank }: Claim) => {
    taken.add(index);
    columns.set(field, [...(columns.get(field) ?? []), { index, rank }]);
  };
  const bySurety = (a: Claim, b: Claim) =>
    Number(a.field === "time") - Number(b.field === "time") || a.rank - b.rank;
  for (const claim of claims.filter(({ weak }) => !weak).toSorted(bySurety)) {
    // A start time stands beside its day, or is both.
    if (!taken.has(claim.index) || (claim.field === "time" && columns.has("at"))) take(claim);
  }
  for (const claim of claims.filter(({ weak }) => weak).toSorted(bySurety)) {
    if (taken.has(claim.index) || columns.has(claim.field)) continue;
    const cells = rows
      .map(({ cells: row }) => row[claim.index] ?? "")
      .filter((cell) => cell.trim() !== "" && !isNothing(cell));
    if (cells.filter((cell) => isReadable(claim.field, cell)).length * 2 > cells.length)
      take(claim);
  }
  const first = columns.get("at")?.[0]?.index;
  const times = columns.get("time")?.filter(({ index }) => index !== first) ?? [];
  if (times.length > 0) columns.set("time", times);
  else columns.delete("time");
  return new Map(
    [...columns].map(([field, list]) => [
      field,
      list
        .toSorted(
          (a, b) => Number(isVacant(a.index)) - Number(isVacant(b.index)) || a.rank - b.rank,
        )
        .map(({ index }) => index),
    ]),
  );
}

/** Whether a table is as our own export writes it: its names and signs are taken letter for letter. */
export const isOurOwn = ({ file, heading }: Pick<Recognised, "file" | "heading">) =>
  heading.cells.join("\n") === PORTFOLIO_FILES[file].columns.join("\n");
