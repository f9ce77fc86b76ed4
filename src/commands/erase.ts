import type { Command } from "commander";
import { InputError } from "./input-error.ts";
import { tell, withStore } from "./with-store.ts";

/** `rapport erase KEY`: everything of a workspace, at once and for good. */
export function registerErase(program: Command): void {
  program
    .command("erase")
    .description("erase a workspace with all that belongs to it, such as one that removed the app")
    .argument("<key>", "the workspace's key, as `slack:T0123`")
    .option("--yes", "do it")
    .action((key: string, { yes }: { yes?: true }) =>
      withStore(async (store) => {
        const workspace = (await store.workspaces.all()).find((one) => one.key === key);
        if (!workspace) throw new InputError(`There is no workspace with the key “${key}”.`);
        if (!yes) {
          tell(
            `This erases “${workspace.name}” with its customers, people, messages and audit. It can't be undone: add --yes.`,
          );
          return;
        }
        await store.retention.erase(workspace.id);
        tell(`“${workspace.name}” is erased. Backups made before now still hold it.`);
      }),
    );
}
