import { mkdir, open, opendir, rename, stat } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import type { PortfolioFile } from "../engine/model/portfolio-files.ts";
import { exportPortfolio } from "../features/import/export-portfolio.ts";
import { csvText } from "./csv.ts";
import { InputError } from "./input-error.ts";
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
        const files = await openTarget(folder);
        const written = await intoFiles(folder, async () => {
          await exportPortfolio(store, workspaceId, files.write);
          return files.close();
        });
        await store.audit.note(workspaceId, {
          memberId: null,
          what: "portfolio exported",
          subject: workspaceId,
        });
        for (const [file, rows] of written) print(JSON.stringify({ file, rows }));
      }),
    );
}

/** For its owner alone: what is in it is the customers'. A folder that is there keeps the rights it has. */
async function makeFolder(folder: string): Promise<void> {
  await intoFiles(folder, async () => {
    // One by one: Node's `recursive` never ends under /proc, where a folder can be neither found nor made.
    const missing: string[] = [];
    let at = path.resolve(folder);
    while (!(await isThere(at)) && path.dirname(at) !== at) {
      missing.unshift(at);
      at = path.dirname(at);
    }
    for (const one of missing) await mkdir(one, { mode: 0o700 });
    await (await opendir(folder)).close();
  });
}

async function isThere(place: string): Promise<boolean> {
  try {
    await stat(place);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/** What Node says of a path that can't be written, as a sentence. */
async function intoFiles<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === undefined ? undefined : UNWRITABLE[code];
    if (why === undefined) throw cause;
    throw new InputError(`“${folder}” can't be written to: ${why}.`, { cause });
  }
}

const UNWRITABLE: Readonly<Record<string, string>> = {
  EEXIST: "there is a file of that name",
  ENOTDIR: "a part of the path is a file",
  EACCES: "its rights don't allow it",
  EPERM: "its rights don't allow it",
  EROFS: "it is read-only",
  ENOENT: "the system has no files there",
  ENOSPC: "the disk is full",
  EISDIR: "a folder has the name of one of the files",
  ENAMETOOLONG: "the name is too long",
  EINVAL: "the system takes no files there",
  EIO: "the disk has an error",
};

/**
 * The folder to write to, made when there is none.
 * @throws {InputError} when it can't be written to
 */
export async function openTarget(folder: string) {
  await makeFolder(folder);
  return writer(folder);
}

/** Writes beside the files and renames at the end, so that a killed export leaves the former ones whole. */
function writer(folder: string) {
  const rows = new Map<PortfolioFile, number>();
  const handles = new Map<PortfolioFile, Awaited<ReturnType<typeof open>>>();
  const draft = (file: PortfolioFile) => path.join(folder, `.${file}.draft`);
  return {
    async write(file: PortfolioFile, page: Record<string, string>[]) {
      const handle = handles.get(file) ?? (await open(draft(file), "w", 0o600));
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
