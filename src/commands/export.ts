import { mkdir, open, rename } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import type { PortfolioFile } from "../engine/model/portfolio-files.ts";
import { exportPortfolio } from "../features/import/export-portfolio.ts";
import { csvText } from "./csv.ts";
import { print, withWorkspace } from "./with-store.ts";

/** `rapport export DIR`: a workspace as the six CSV files, which `import` reads back to the same. */
export function registerExport(program: Command): void {
  program
    .command("export")
    .description("write a workspace's portfolio as CSV files")
    .argument("<dir>", "the folder to write to; made when there is none")
    .option("--workspace <name>", "the workspace", "local")
    .action((folder: string, options: { workspace: string }) =>
      withWorkspace(options, async (store, workspaceId) => {
        await mkdir(folder, { recursive: true });
        const files = writer(folder);
        await exportPortfolio(store, workspaceId, files.write);
        for (const [file, rows] of await files.close()) print(JSON.stringify({ file, rows }));
      }),
    );
}

/** Writes beside the files and renames at the end, so that a killed export leaves the former ones whole. */
function writer(folder: string) {
  const rows = new Map<PortfolioFile, number>();
  const handles = new Map<PortfolioFile, Awaited<ReturnType<typeof open>>>();
  const draft = (file: PortfolioFile) => path.join(folder, `.${file}.draft`);
  return {
    async write(file: PortfolioFile, page: Record<string, string>[]) {
      const handle = handles.get(file) ?? (await open(draft(file), "w"));
      const isFirst = !handles.has(file);
      handles.set(file, handle);
      rows.set(file, (rows.get(file) ?? 0) + page.length);
      await handle.write(csvText(file, page, isFirst));
    },
    async close() {
      for (const [file, handle] of handles) {
        await handle.sync();
        await handle.close();
        await rename(draft(file), path.join(folder, file));
      }
      return rows;
    },
  };
}
