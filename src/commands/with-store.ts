/** The store of the configured database, open for as long as one command works with it. */
import { loadConfig } from "../app/config.ts";
import { boxOf } from "../app/keys.ts";
import { createStore, type Store } from "../store/store.ts";
import { InputError } from "./input-error.ts";
import { openConfigured } from "./open-database.ts";

/** Standard output, for machines. */
export const print = (line: string) => void process.stdout.write(`${line}\n`);

/** Standard error, for whoever reads along. */
export const tell = (sentence: string) => void process.stderr.write(`${sentence}\n`);

export async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const config = loadConfig();
  const opened = await openConfigured(config, tell);
  try {
    const box = boxOf(config.keys);
    await work(createStore(opened.database.prisma, undefined, opened.database, box));
  } finally {
    await opened.close();
  }
}

/** @throws {InputError} when there is no workspace of that name */
export function withWorkspace(
  { workspace: name }: { workspace: string },
  work: (store: Store, workspaceId: string) => Promise<void>,
): Promise<void> {
  return withStore(async (store) => {
    const workspace = await store.workspaces.byKeyOrName(name);
    if (!workspace) throw new InputError(`There is no workspace “${name}”: import makes one.`);
    await work(store, workspace.id);
  });
}
