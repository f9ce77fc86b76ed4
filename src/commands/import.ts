import { stat } from "node:fs/promises";
import type { Command } from "commander";
import { PORTFOLIO_FILE_NAMES, type PortfolioFile } from "../engine/model/portfolio-files.ts";
import type { Store } from "../store/store.ts";
import { importPortfolio, rehearseImport } from "../features/import/import-portfolio.ts";
import type { FileSummary } from "../features/import/summary.ts";
import { openCsv } from "./csv.ts";
import { InputError } from "./input-error.ts";
import { print, tell, withStore } from "./with-store.ts";

type Options = { workspace: string; dryRun?: true; strict?: true };

/** `rapport import DIR`: a folder of CSV files into a workspace. The second time changes nothing. */
export function registerImport(program: Command): void {
  program
    .command("import")
    .description("read a portfolio's CSV files into a workspace")
    .argument("<dir>", "the folder with members.csv, customers.csv and so on")
    .option("--workspace <name>", "the workspace, made when there is none", "local")
    .option("--dry-run", "change nothing, say what would be")
    .option("--strict", "take nothing when any row is refused")
    .action(async (folder: string, options: Options) => {
      await checkFolder(folder);
      await withStore((store) => importFolder(store, folder, options));
    });
}

async function importFolder(store: Store, folder: string, options: Options): Promise<void> {
  const { workspace: name } = options;
  const open = (file: PortfolioFile) => openCsv(folder, file);
  if (options.dryRun || options.strict) {
    const looked = await rehearseImport(store, name, open, { progress });
    const refused = looked.some((summary) => summary.refusedCount > 0);
    if (options.dryRun || refused) {
      for (const summary of looked) report(summary, true);
      if (refused && options.strict) {
        throw new InputError("Nothing was imported: mend the rows above first.");
      }
      return;
    }
  }
  const workspace =
    (await store.workspaces.byKeyOrName(name)) ?? (await store.workspaces.obtain(name, name));
  const taken = (summary: FileSummary) => report(summary, false);
  await importPortfolio(store, workspace.id, open, { progress, taken });
}

/** Looks at the folder and at every file's header before anything is taken, and names the columns that are left out. */
async function checkFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) {
    throw new InputError(`${folder} is no folder: name the one that holds the CSV files.`);
  }
  let files = 0;
  for (const file of PORTFOLIO_FILE_NAMES) {
    const source = await openCsv(folder, file);
    if (!source) continue;
    files++;
    source.close();
    for (const column of source.unknownColumns) {
      tell(`${file}: Rapport does not know the column “${column}” and leaves it out`);
    }
  }
  if (files === 0) {
    throw new InputError(`${folder} holds none of ${PORTFOLIO_FILE_NAMES.join(", ")}.`);
  }
}

function progress(file: PortfolioFile, rows: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${file}: ${rows} rows read\u001B[K`);
}

/** What became of a file: a JSON line on standard output, for machines, and each refused row on standard error. */
function report(summary: FileSummary, dryRun: boolean): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
  const { file, created, updated, unchanged, refusedCount, refused } = summary;
  print(JSON.stringify({ file, created, updated, unchanged, refused: refusedCount, dryRun }));
  for (const { line, column, reason } of refused) {
    tell(`${file}, line ${line}${column === "" ? "" : `, ${column}`}: ${reason}`);
  }
  if (refusedCount > refused.length) tell(`${file}: and ${refusedCount - refused.length} more`);
}
