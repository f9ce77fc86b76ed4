import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { stat } from "node:fs/promises";
import path from "node:path";
import { CsvError, parse } from "csv-parse";
import { stringify } from "csv-stringify/sync";
import {
  PORTFOLIO_FILES,
  type PortfolioFile,
  type TextRow,
} from "../engine/model/portfolio-files.ts";
import type { Source, SourceRow } from "../features/import/batches.ts";
import { InputError } from "./input-error.ts";

/**
 * What spreadsheets may take for the beginning of a formula (OWASP, "CSV Injection"): its signs, full-width ones too, with
 * or without blanks before them, and cells that begin with a tab or a line break. And what our own guard looks like.
 */
const FORMULA = String.raw`(?:[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n\0])`;
const NEEDS_GUARD = new RegExp(`^'*${FORMULA}`);
const IS_GUARDED = new RegExp(`^'+${FORMULA}`);
const LONGEST_RECORD = 1_000_000;

/** A cell that can't be taken for a formula. `unguard` gives the same text back. */
export function guard(cell: string): string {
  return NEEDS_GUARD.test(cell) ? `'${cell}` : cell;
}

/** A cell's text without the guard that `guard` put on it. */
export function unguard(cell: string): string {
  return IS_GUARDED.test(cell) ? cell.slice(1) : cell;
}

/** A file's source and the columns that nobody knows. */
type OpenedCsv = Source & {
  unknownColumns: string[];
  /** leaves the file, for who does not read it to its end */
  close(): void;
};

/**
 * Opens one file of a portfolio: UTF-8 with or without a byte order mark, any line ends, RFC 4180 quotes, columns in any
 * order. Null when the folder has no such file. Rows stream; memory stays bounded whatever the file's length.
 * @throws {InputError} when the file can't be read, has no header row, or misses a column that every row needs
 */
export async function openCsv(folder: string, file: PortfolioFile): Promise<OpenedCsv | null> {
  const place = path.join(folder, file);
  const found = await stat(place).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw unreadable(place, error);
  });
  if (!found) return null;
  if (!found.isFile()) throw new InputError(`${place} is no file: a CSV file goes by that name.`);
  const input = createReadStream(place);
  const parser = input.pipe(
    parse({
      bom: true,
      info: true,
      columns: false,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
    }),
  );
  input.on("error", (error) => parser.destroy(error));
  const records = parser[Symbol.asyncIterator]() as AsyncIterator<Recorded>;
  const header = await next(records, file, place);
  if (!header) throw new InputError(`${file} is empty: its first row must name the columns.`);
  const columns = header.record.map((name) => name.trim().toLowerCase());
  try {
    checkColumns(file, columns);
  } catch (error) {
    input.destroy();
    throw error;
  }
  const known: readonly string[] = PORTFOLIO_FILES[file].columns;
  return {
    columns: columns.filter((column) => known.includes(column)),
    unknownColumns: columns.filter((column) => column !== "" && !known.includes(column)),
    rows: rowsOf(records, file, place, columns, input),
    close: () => input.destroy(),
  };
}

type Recorded = { record: string[]; info: { lines: number } };

function checkColumns(file: PortfolioFile, columns: string[]): void {
  const { required, columns: known } = PORTFOLIO_FILES[file];
  const missing = required.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    const names = missing.map((name) => `“${name}”`).join(" and ");
    const hint = columns.some((column) => /[;\t]/.test(column))
      ? " Its cells do not stand between commas: save it as CSV with commas."
      : ` It may have: ${known.join(", ")}.`;
    const verb = missing.length === 1 ? "column %s is" : "columns %s are";
    throw new InputError(`${file}, line 1: the ${verb.replace("%s", names)} missing.${hint}`);
  }
  const doubled = known.find((column) => columns.filter((one) => one === column).length > 1);
  if (doubled !== undefined) {
    throw new InputError(`${file}, line 1: the column “${doubled}” stands there twice.`);
  }
}

async function* rowsOf(
  records: AsyncIterator<Recorded>,
  file: PortfolioFile,
  place: string,
  columns: string[],
  input: Readable,
): AsyncGenerator<SourceRow, void> {
  try {
    for (;;) {
      const recorded = await next(records, file, place);
      if (!recorded) return;
      yield rowOf(recorded, columns);
    }
  } finally {
    input.destroy();
  }
}

function rowOf({ record, info }: Recorded, columns: string[]): SourceRow {
  // csv-parse counts the line on which a record ends; a reader looks for the one on which it begins.
  const line = info.lines - record.reduce((breaks, cell) => breaks + breaksIn(cell), 0);
  if (record.length > columns.length) {
    const problem = `has ${record.length} cells where the header has ${columns.length}: quote the cell that holds a comma`;
    return { line, problem };
  }
  const text: TextRow = {};
  columns.forEach((column, index) => {
    text[column] = unguard(record[index] ?? "");
  });
  return { line, text };
}

const breaksIn = (cell: string) => cell.match(/\r\n|\n|\r/g)?.length ?? 0;

async function next(records: AsyncIterator<Recorded>, file: PortfolioFile, place: string) {
  try {
    const result = await records.next();
    return result.done ? null : result.value;
  } catch (error) {
    if (!(error instanceof CsvError)) throw unreadable(place, error);
    const line = typeof error["lines"] === "number" ? `, line ${error["lines"]}` : "";
    const why =
      error.code === "CSV_MAX_RECORD_SIZE"
        ? "a row is longer than a million characters; a quote that opens it may not be closed"
        : "a quote is not closed, or stands in a cell that has none around it: double it, and put the whole cell in quotes";
    throw new InputError(`${file}${line}: ${why}.`);
  }
}

/** What keeps a file from being read, as a sentence; a breakage of ours as it is. */
function unreadable(place: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  return new InputError(`${place} can't be read (${code}): check who may read it.`);
}

/** Rows as CSV text with the file's columns, line feeds, and every cell guarded. */
export function csvText(file: PortfolioFile, rows: TextRow[], withHeader: boolean): string {
  const columns = [...PORTFOLIO_FILES[file].columns];
  const cells = rows.map((row) => columns.map((column) => guard(row[column] ?? "")));
  return stringify(withHeader ? [columns, ...cells] : cells, {
    record_delimiter: "\n",
    quoted_match: /\r/,
  });
}
