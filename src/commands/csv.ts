import { mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { stringify } from "csv-stringify/sync";
import {
  PORTFOLIO_FILE_NAMES,
  PORTFOLIO_FILES,
  type PortfolioFile,
  type TextRow,
} from "../engine/model/portfolio-files.ts";
import type { Source } from "../features/import/source.ts";
import examples from "../features/import/examples.json" with { type: "json" };
import { missingColumns } from "../features/import/understand/portfolio-tables.ts";
import { recognise, sampleOf } from "../features/import/understand/recognise.ts";
import { understoodSource } from "../features/import/understand/source.ts";
import { csvTable } from "../files/csv-table.ts";
import { guard } from "../files/formula-guard.ts";
import { InputError } from "./input-error.ts";

/**
 * Opens one file of a portfolio by its own name. Null when the folder has no such file. Rows stream; memory stays bounded
 * whatever the file's length.
 * @throws {InputError} or {UnreadableFile} when it can't be read, has no header row, or misses a column that every row needs
 */
export async function openCsv(folder: string, file: PortfolioFile): Promise<Source | null> {
  const place = path.join(folder, file);
  const found = await stat(place).catch(() => null);
  if (!found) return null;
  if (!found.isFile()) throw new InputError(`${place} is no file: a CSV file goes by that name.`);
  const table = await csvTable(place, file);
  const sample = await sampleOf(table);
  const [one] = recognise(table, sample, file);
  if (!one) throw new InputError(`${file} is empty: its first row must name the columns.`);
  const source = await understoodSource({ ...one, repeats: false, isPart: false }, sample);
  const lacking = missingColumns({ file, source });
  if (lacking.length > 0) {
    throw new InputError(missing({ name: file, line: one.heading.line, file, lacking }));
  }
  return source;
}

/** What to say of a table without columns that every row needs. */
export function missing(table: {
  name: string;
  line: number;
  file: PortfolioFile;
  lacking: string[];
}): string {
  const { name, line, file, lacking } = table;
  const names = lacking.map((column) => `“${column}”`).join(" and ");
  const are = lacking.length === 1 ? `column ${names} is` : `columns ${names} are`;
  const known = PORTFOLIO_FILES[file].columns.join(", ");
  return `${name}, line ${line}: the ${are} missing. ${file} may have: ${known}. --mapping can say which column it is.`;
}

/** Writes the six files with all their columns and a row that shows what stands in them. */
export async function writeTemplates(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const file of PORTFOLIO_FILE_NAMES) {
    await writeFile(path.join(folder, file), csvText(file, [examples[file]], true), {
      flag: "wx",
    }).catch((error: unknown) => {
      throw new InputError(
        `${path.join(folder, file)} can't be written (${String((error as NodeJS.ErrnoException).code)}): name an empty folder.`,
      );
    });
  }
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
