/** Portfolios as folders of CSV files: written for a test, imported, exported. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { stringify } from "csv-stringify/sync";
import { csvText, openCsv } from "../../src/commands/csv.ts";
import {
  PORTFOLIO_FILE_NAMES,
  type PortfolioFile,
  type TextRow,
} from "../../src/engine/model/portfolio-files.ts";
import { guard } from "../../src/files/formula-guard.ts";
import type { Store } from "../../src/store/store.ts";
import { exportPortfolio } from "../../src/features/import/export-portfolio.ts";
import { importPortfolio } from "../../src/features/import/import-portfolio.ts";
import type { FileSummary } from "../../src/features/import/summary.ts";
import { scratchFolder } from "./scratch.ts";

/** The files of a folder: text as it is, or rows. */
export type FolderFiles = Partial<Record<PortfolioFile, string | TextRow[]>>;

/** A new folder with these files. */
export async function folderOf(files: FolderFiles): Promise<string> {
  const folder = path.join(await scratchFolder(), "portfolio");
  await mkdir(folder);
  for (const [file, content] of Object.entries(files)) {
    if (Array.isArray(content) && content.length === 0) continue;
    const text = typeof content === "string" ? content : textOf(content);
    await writeFile(path.join(folder, file), text);
  }
  return folder;
}

/** Rows as CSV, with the columns that any of them has: a column that is not there says nothing. */
function textOf(rows: TextRow[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => columns.map((column) => guard(row[column] ?? "")));
  return stringify([columns, ...cells]);
}

/** Imports a folder into a workspace, made when there is none; what became of each file. */
export async function importFolder(
  store: Store,
  workspace: string,
  folder: string,
): Promise<Partial<Record<PortfolioFile, FileSummary>>> {
  const { id } = await store.workspaces.obtain(workspace, workspace);
  const open = (file: PortfolioFile) => openCsv(folder, file);
  const summaries = await importPortfolio(store, id, open, { progress: () => undefined });
  return Object.fromEntries(summaries.map((summary) => [summary.file, summary]));
}

/** A workspace's six files as `rapport export` writes them. */
export async function exported(
  store: Store,
  workspace: string,
): Promise<Record<PortfolioFile, string>> {
  const { id } = await store.workspaces.obtain(workspace, workspace);
  const texts = new Map<PortfolioFile, string>();
  await exportPortfolio(store, id, async (file, rows) => {
    texts.set(file, (texts.get(file) ?? "") + csvText(file, rows, !texts.has(file)));
  });
  return Object.fromEntries(PORTFOLIO_FILE_NAMES.map((file) => [file, texts.get(file)])) as Record<
    PortfolioFile,
    string
  >;
}

/** How a file's rows were taken, in one line: what a test compares. */
export function counted(summary: FileSummary | undefined): string {
  if (!summary) return "no such file";
  const { created, updated, unchanged, refusedCount } = summary;
  return `${created} created, ${updated} updated, ${unchanged} unchanged, ${refusedCount} refused`;
}
