import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { CsvError, parse } from "csv-parse";
import { stringify } from "csv-stringify/sync";
import {
  PORTFOLIO_FILES,
  type PortfolioFile,
  type TextRow,
} from "../engine/portfolio-file/columns.ts";
import type { Source, SourceRow } from "../usecases/import/import-portfolio.ts";
import { InputError } from "./input-error.ts";

/** What spreadsheets take for a formula, and what our own guard looks like. */
const NEEDS_GUARD = /^'*[=+\-@\t\0]/;
const IS_GUARDED = /^'+[=+\-@\t\0]/;
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
export type OpenedCsv = Source & { unknownColumns: string[] };

/**
 * Opens one file of a portfolio: UTF-8 with or without a byte order mark, any line ends, RFC 4180 quotes, columns in any
 * order. Null when the folder has no such file. Rows stream; memory stays bounded whatever the file's length.
 * @throws {InputError} when the file can't be read, has no header row, or misses a column that every row needs
 */
export async function openCsv(folder: string, file: PortfolioFile): Promise<OpenedCsv | null> {
  const place = path.join(folder, file);
  const found = await stat(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new InputError(`${place} can't be read (${error.code}): check who may read it.`);
  });
  if (!found) return null;
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
  const header = await next(records, file);
  if (!header) throw new InputError(`${file} is empty: its first row must name the columns.`);
  const columns = header.record.map((name) => name.trim().toLowerCase());
  checkColumns(file, columns);
  const known: readonly string[] = PORTFOLIO_FILES[file].columns;
  return {
    columns: columns.filter((column) => known.includes(column)),
    unknownColumns: columns.filter((column) => column !== "" && !known.includes(column)),
    rows: rowsOf(records, file, columns),
  };
}

type Recorded = { record: string[]; info: { lines: number } };

function checkColumns(file: PortfolioFile, columns: string[]): void {
  const { required, columns: known } = PORTFOLIO_FILES[file];
  const missing = required.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    throw new InputError(
      `${file}, line 1: the column ${missing.map((name) => `“${name}”`).join(" and ")} is missing. It may have: ${known.join(", ")}.`,
    );
  }
  const doubled = known.find((column) => columns.filter((one) => one === column).length > 1);
  if (doubled !== undefined) {
    throw new InputError(`${file}, line 1: the column “${doubled}” stands there twice.`);
  }
}

async function* rowsOf(
  records: AsyncIterator<Recorded>,
  file: PortfolioFile,
  columns: string[],
): AsyncGenerator<SourceRow> {
  for (;;) {
    const recorded = await next(records, file);
    if (!recorded) return;
    const { record, info } = recorded;
    // csv-parse counts the line on which a record ends; a reader looks for the one on which it begins.
    const inside = record.reduce(
      (breaks, cell) => breaks + (cell.match(/\r\n|\n|\r/g)?.length ?? 0),
      0,
    );
    const line = info.lines - inside;
    if (record.length > columns.length) {
      const problem = `has ${record.length} cells where the header has ${columns.length}: quote the cell that holds a comma`;
      yield { line, problem };
      continue;
    }
    const text: TextRow = {};
    columns.forEach((column, index) => {
      text[column] = unguard(record[index] ?? "");
    });
    yield { line, text };
  }
}

async function next(
  records: AsyncIterator<Recorded>,
  file: PortfolioFile,
): Promise<Recorded | null> {
  try {
    const { done, value } = await records.next();
    return done ? null : value;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? `, line ${error["lines"]}` : "";
    throw new InputError(
      `${file}${line}: the quotes are not closed as CSV needs it (${error.code}).`,
    );
  }
}

/** Rows as CSV text with the file's columns, line feeds, and every cell guarded. */
export function csvText(file: PortfolioFile, rows: TextRow[], withHeader: boolean): string {
  const columns = [...PORTFOLIO_FILES[file].columns];
  const cells = rows.map((row) => columns.map((column) => guard(row[column] ?? "")));
  return stringify(withHeader ? [columns, ...cells] : cells, { record_delimiter: "\n" });
}
