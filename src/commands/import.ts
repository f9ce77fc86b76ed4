import { stat } from "node:fs/promises";
import type { Command } from "commander";
import { loadConfig } from "../config.ts";
import { PORTFOLIO_FILE_NAMES, type PortfolioFile } from "../engine/portfolio-file/columns.ts";
import { storeOn } from "../store/store.ts";
import { importPortfolio } from "../usecases/import/import-portfolio.ts";
import type { FileSummary } from "../usecases/import/summary.ts";
import { openCsv } from "./csv.ts";
import { InputError } from "./input-error.ts";
import { openConfigured } from "./open-database.ts";

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
      const opened = await openConfigured(loadConfig(), tell);
      try {
        const store = storeOn(opened.database.prisma);
        const id = await workspaceFor(store, options);
        const unknown: string[] = [];
        const open = async (file: PortfolioFile) => {
          const source = await openCsv(folder, file);
          unknown.push(...(source?.unknownColumns ?? []).map((column) => `${file}: ${column}`));
          return source;
        };
        const take = (dryRun: boolean) => importPortfolio(store, id, open, { dryRun, progress });
        const looked = options.dryRun || options.strict ? await take(true) : null;
        const refused = looked?.some((summary) => summary.refusedCount > 0) ?? false;
        const stopped = options.strict === true && refused;
        const summaries = options.dryRun || stopped ? (looked ?? []) : await take(false);
        report(summaries, [...new Set(unknown)], options.dryRun === true || stopped);
        if (stopped) throw new InputError("Nothing was imported: mend the rows above first.");
      } finally {
        await opened.close();
      }
    });
}

async function checkFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) {
    throw new InputError(`${folder} is no folder: name the one that holds the CSV files.`);
  }
  const files = await Promise.all(
    PORTFOLIO_FILE_NAMES.map((file) => stat(`${folder}/${file}`).catch(() => null)),
  );
  if (files.every((file) => file === null)) {
    throw new InputError(`${folder} holds none of ${PORTFOLIO_FILE_NAMES.join(", ")}.`);
  }
}

/** A dry run into a workspace that is not there yet looks at an empty one, and takes it away again. */
async function workspaceFor(store: ReturnType<typeof storeOn>, options: Options): Promise<string> {
  const known = await store.workspaces.byKeyOrName(options.workspace);
  if (known) return known.id;
  const made = await store.workspaces.obtain(options.workspace, options.workspace);
  return made.id;
}

const tell = (sentence: string) => void process.stderr.write(`${sentence}\n`);

function progress(file: PortfolioFile, rows: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${file}: ${rows} rows read\u001B[K`);
}

/** One JSON line a file on standard output, for machines; the same for people on standard error. */
function report(summaries: FileSummary[], unknown: string[], dry: boolean): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
  for (const summary of summaries) {
    const { file, created, updated, unchanged, refusedCount, refused } = summary;
    process.stdout.write(
      `${JSON.stringify({ file, created, updated, unchanged, refused: refusedCount, dryRun: dry })}\n`,
    );
    for (const { line, column, reason } of refused) {
      tell(`${file}, line ${line}${column === "" ? "" : `, ${column}`}: ${reason}`);
    }
    if (refusedCount > refused.length) tell(`${file}: and ${refusedCount - refused.length} more`);
  }
  for (const column of unknown) tell(`${column}: a column that Rapport does not know, left out`);
}
