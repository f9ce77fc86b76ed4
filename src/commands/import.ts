import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import type { PortfolioFile } from "../engine/model/portfolio-files.ts";
import { importPortfolio, rehearseImport } from "../features/import/import-portfolio.ts";
import type { FileSummary } from "../features/import/summary.ts";
import {
  type Mapping,
  mappingOf,
  mappingSchema,
  missingColumns,
  NO_MAPPING,
  type UnderstoodTables,
  understandTables,
} from "../features/import/understand/portfolio-tables.ts";
import { openTables } from "../files/open-tables.ts";
import type { Store } from "../store/store.ts";
import { missing, writeTemplates } from "./csv.ts";
import { InputError } from "./input-error.ts";
import { refusedRows } from "./refused-rows.ts";
import { keepHeapSmall } from "./small-heap.ts";
import { print, tell, withStore } from "./with-store.ts";

type Options = {
  workspace: string;
  dryRun?: true;
  strict?: true;
  mapping?: string;
  saveMapping?: string;
  refused?: string;
  template?: string;
};

/** `rapport import PATH…`: files as people have them into a workspace. The second time changes nothing. */
export function registerImport(program: Command): void {
  program
    .command("import")
    .description("read customers, people and what happened from files into a workspace")
    .argument("[paths...]", "CSV files, workbooks (.xlsx), zip archives, or folders of them")
    .option("--workspace <name>", "the workspace, made when there is none", "local")
    .option("--dry-run", "change nothing, say what would be")
    .option("--strict", "take nothing when any row is refused")
    .option("--mapping <file>", "what the columns mean, as --save-mapping wrote it")
    .option("--save-mapping <file>", "write down what was understood, to change and to use again")
    .option("--refused <file>", "write the refused rows there, to correct and import again")
    .option("--template <dir>", "write empty files with all columns there, and import nothing")
    .action(async (paths: string[], options: Options) => {
      if (options.template !== undefined) {
        await writeTemplates(options.template);
        return;
      }
      keepHeapSmall();
      if (paths.length === 0) throw new InputError("Name the files or folders to import.");
      const opened = await openTables(paths);
      try {
        const mapping = await mappingIn(options.mapping);
        const tables = await understandTables(opened.tables, mapping);
        explain(tables, paths);
        if (options.saveMapping !== undefined) {
          const known = mappingOf(tables.understood, tables.strangers);
          const text = JSON.stringify({ tables: known, owners: mapping.owners }, null, 2);
          await writeFile(options.saveMapping, `${text}\n`);
        }
        await withStore((store) => importTables(store, tables, mapping, options));
      } finally {
        await opened.close();
      }
    });
}

async function importTables(
  store: Store,
  { open, understood }: UnderstoodTables,
  { owners }: Mapping,
  options: Options,
): Promise<void> {
  const { workspace: name } = options;
  if (options.dryRun || options.strict) {
    const refused = refusedRows(options.dryRun ? options.refused : undefined, understood);
    const looked = await rehearseImport(store, name, open, {
      progress,
      owners,
      refused: refused.add,
    });
    const isRefused = looked.some((summary) => summary.refusedCount > 0);
    if (options.dryRun || isRefused) {
      for (const summary of looked) report(summary, true);
      await refused.write();
      if (isRefused && options.strict) {
        throw new InputError("Nothing was imported: correct the rows above first.");
      }
      return;
    }
  }
  const workspace =
    (await store.workspaces.byKeyOrName(name)) ?? (await store.workspaces.obtain(name, name));
  const taken = (summary: FileSummary) => report(summary, false);
  const refused = refusedRows(options.refused, understood);
  await importPortfolio(store, workspace.id, open, {
    progress,
    taken,
    owners,
    refused: refused.add,
  });
  await refused.write();
}

async function mappingIn(file: string | undefined): Promise<Mapping> {
  if (file === undefined) return NO_MAPPING;
  const text = await readFile(file, "utf8").catch(() => {
    throw new InputError(`There is no file ${file} to read the mapping from.`);
  });
  try {
    return mappingSchema.parse(JSON.parse(text));
  } catch {
    throw new InputError(`${file} is no mapping: write one with --save-mapping and change that.`);
  }
}

/** Says what was understood, before anything is taken. */
function explain({ understood, strangers }: UnderstoodTables, paths: string[]): void {
  for (const { name } of strangers) {
    tell(`${name}: left out, since Rapport can't tell what it is about; --mapping can say it`);
  }
  if (understood.length === 0) {
    throw new InputError(`${paths.join(", ")} holds no customers, people or activities.`);
  }
  for (const one of understood) {
    const { table, file, heading, columns, isOwn, left } = one;
    const { name, form } = table;
    const lacking = missingColumns(one);
    if (lacking.length > 0)
      throw new InputError(missing({ name, line: heading.line, file, lacking }));
    const renamed = [...columns].flatMap(([field, [index = -1]]) => {
      const cell = heading.cells[index]?.trim() ?? "";
      return cell.toLowerCase() === field ? [] : [`${field} is “${cell}”`];
    });
    if (!isOwn && (renamed.length > 0 || path.basename(name) !== file)) {
      const about = [`read as ${file}`, ...(form === "" ? [] : [form]), ...renamed];
      tell(`${name}: ${about.join(", ")}`);
    }
    if (left.length > 0)
      tell(`${name}: leaves out ${left.map((cell) => `“${cell.trim()}”`).join(", ")}`);
  }
}

function progress(file: PortfolioFile, rows: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${file}: ${rows} rows read\u001B[K`);
}

/** What became of a file: a JSON line on standard output, for machines, and each named row on standard error. */
function report(summary: FileSummary, dryRun: boolean): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
  const { name, isPart, created, updated, unchanged } = summary;
  const { refusedCount, refused, doubts, doubtCount } = summary;
  // A sheet, or a list that holds two kinds, goes by the kind's own name.
  const file = isPart || name.includes(", sheet ") ? summary.file : name;
  print(
    JSON.stringify({
      file,
      created,
      updated,
      unchanged,
      refused: refusedCount,
      named: doubtCount,
      dryRun,
    }),
  );
  for (const [rows, count, what] of [
    [refused, refusedCount, "refused"],
    [doubts, doubtCount, "left out or noted"],
  ] as const) {
    for (const { line, column, reason } of rows) {
      tell(`${name}, line ${line}${column === "" ? "" : `, ${column}`}: ${reason}`);
    }
    if (count > rows.length) tell(`${name}: and ${count - rows.length} more ${what}`);
  }
  if (refusedCount > 0) process.exitCode = 1;
}
