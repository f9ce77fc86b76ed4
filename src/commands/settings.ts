import type { Command } from "commander";
import { loadConfig } from "../app/config.ts";
import {
  printedSettings,
  readSetting,
  SETTING_WORDS,
  type Settings,
} from "../engine/model/settings.ts";
import { type Store, createStore } from "../store/store.ts";
import { focusChange, settingWrites } from "../features/settings/change-settings.ts";
import { InputError } from "./input-error.ts";
import { openConfigured } from "./open-database.ts";

/** Whoever may run commands sees every customer. */
const OPERATOR = { id: "00000000-0000-0000-0000-000000000000", role: "admin" } as const;

/** `rapport settings [WORD VALUE]`: shows what is set in a workspace as JSON, or changes one thing. */
export function registerSettings(program: Command): void {
  const words = SETTING_WORDS.map(({ word, accepts }) => `${word} (${accepts})`);
  program
    .command("settings")
    .description("show what is set in a workspace, or change it")
    .argument("[word]", `${words.join(", ")}, focus, unfocus`)
    .argument("[value]", "what it is set to; for focus and unfocus a customer's name")
    .option("--workspace <name>", "the workspace", "local")
    .action(
      async (
        word: string | undefined,
        value: string | undefined,
        options: { workspace: string },
      ) => {
        const opened = await openConfigured(loadConfig(), (sentence) => {
          process.stderr.write(`${sentence}\n`);
        });
        try {
          const store = createStore(opened.database.prisma);
          const workspace = await store.workspaces.byKeyOrName(options.workspace);
          if (!workspace) {
            throw new InputError(`There is no workspace “${options.workspace}”: import makes one.`);
          }
          if (word !== undefined) await change(store, workspace.id, word, value ?? "");
          const settings = await store.portfolios.settings(workspace.id);
          process.stdout.write(`${JSON.stringify(await shown(store, workspace.id, settings))}\n`);
        } finally {
          await opened.close();
        }
      },
    );
}

async function change(
  store: Store,
  workspaceId: string,
  word: string,
  value: string,
): Promise<void> {
  const settings = await store.portfolios.settings(workspaceId);
  if (word === "focus" || word === "unfocus") {
    const customer = await store.customers.byName(workspaceId, value, OPERATOR);
    if (!customer) throw new InputError(`There is no customer “${value}” in this workspace.`);
    const ids = focusChange(settings, word, customer.id);
    if (!ids) throw new InputError("The focus list is full: take a customer off it first.");
    await store.commit(workspaceId, settingWrites(null, { key: "focusCustomerIds", value: ids }));
    return;
  }
  const changed = readSetting(word, value, settings);
  if (!changed) {
    const ways = SETTING_WORDS.map((one) => `${one.word} ${one.accepts}`);
    throw new InputError(`“${word} ${value}” sets nothing. What can be set: ${ways.join("; ")}.`);
  }
  await store.commit(workspaceId, settingWrites(null, changed));
}

async function shown(store: Store, workspaceId: string, settings: Settings) {
  const { focusCustomerIds: _ids, ...others } = printedSettings(settings);
  const focus = await store.portfolios.names(workspaceId, settings.focusCustomerIds, OPERATOR);
  return { ...others, focus: focus.map(({ name }) => name) };
}
