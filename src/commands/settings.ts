import type { Command } from "commander";
import {
  printedSettings,
  readSetting,
  SETTING_WORDS,
  type Settings,
} from "../engine/model/settings.ts";
import type { Store } from "../store/store.ts";
import { focusChange, settingWrites } from "../features/settings/change-settings.ts";
import { InputError } from "./input-error.ts";
import { print, withWorkspace } from "./with-store.ts";

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
    .action((word: string | undefined, value: string | undefined, options: { workspace: string }) =>
      withWorkspace(options, async (store, workspaceId) => {
        if (word !== undefined) await change(store, workspaceId, word, value ?? "");
        const settings = await store.portfolios.settings(workspaceId);
        print(JSON.stringify(await shown(store, workspaceId, settings)));
      }),
    );
}

async function change(store: Store, workspaceId: string, word: string, value: string) {
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
