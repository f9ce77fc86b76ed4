import { cut } from "./portfolio-file/cells.ts";
import type { ParsedRow } from "./portfolio-file/rows.ts";
import type { RowProblem, TextRow } from "../../engine/model/portfolio-files.ts";
import type { Repositories } from "../../store/repositories.ts";
import type { RecordIds } from "./directory.ts";
import type { ImportTally } from "./summary.ts";

/** One file's rows as they stream in, with the lines that they begin on; a row that is no row at all says why. */
export type SourceRow = { line: number; cells?: string[] } & (
  | { text: TextRow }
  | { problem: string }
);
export type Source = {
  /** the columns that the file has */
  columns: string[];
  rows: AsyncIterable<SourceRow>;
  /** what people call the file, where that is not our own name for it */
  name?: string;
  /** written by our own export: a second name in it is a second person */
  isOwn?: boolean;
  /** a list of people with their companies: each company stands there once for each person */
  repeats?: boolean;
  /** the table tells another kind of rows as well */
  isPart?: boolean;
  /** whether no column of the file's own tells this one of ours: what it says is gathered from others */
  isOpen?(column: string): boolean;
  /** the file's own heading of a column */
  headingOf?(field: string): string | undefined;
};

/** What an import of one file is given. */
export type FileImport = {
  tx: Repositories;
  workspaceId: string;
  source: Source;
  tally: ImportTally;
  ids: RecordIds;
  progress(rows: number): void;
};

/** How many rows are written in one statement: large enough to be quick, small enough for bounded memory. */
const BATCH_ROWS = 2_000;

/**
 * Reads a file's rows and hands them on in batches: parsed, then turned by `write` into what the store keeps, or into a
 * problem. Rows that can't be taken, and cells that are left out, are tallied with their line.
 */
export async function inBatches<Row>(
  file: FileImport,
  parse: (text: TextRow) => ParsedRow<Row>,
  write: (rows: { line: number; row: Row }[]) => Promise<void>,
): Promise<void> {
  let batch: { line: number; row: Row }[] = [];
  let read = 0;
  for await (const source of file.source.rows) {
    read++;
    file.tally.at(source);
    if ("problem" in source) {
      file.tally.refuse(source.line, { column: "", reason: source.problem });
      continue;
    }
    const parsed = parse(source.text);
    if (!parsed.ok) {
      file.tally.refuse(source.line, parsed.problem);
      continue;
    }
    for (const doubt of parsed.doubts) file.tally.doubt(source.line, doubt);
    batch.push({ line: source.line, row: parsed.row });
    if (batch.length < BATCH_ROWS) continue;
    await write(batch);
    batch = [];
    file.progress(read);
  }
  if (batch.length > 0) await write(batch);
  file.progress(read);
}

/** A name in a row that means nothing here. */
export const unknown = (column: string, what: string, name: string): RowProblem => ({
  column,
  reason: `“${cut(name)}” is no ${what} that this workspace or ${what}s.csv knows`,
});

/** An empty cell that every row needs. */
export const isEmpty = (column: string): RowProblem => ({
  column,
  reason: "is empty: every row needs it",
});
