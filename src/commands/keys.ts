import type { Command } from "commander";
import { loadConfig } from "../app/config.ts";
import { boxOf, MAKE_A_KEY } from "../app/keys.ts";
import { newKey, UnopenedSecret } from "../store/secrets/secret-box.ts";
import { createStore, type Store } from "../store/store.ts";
import { InputError } from "./input-error.ts";
import { openConfigured } from "./open-database.ts";
import { print, tell } from "./with-store.ts";

/** `rapport keys`: makes keys, seals with another one, and lets go of what a lost key sealed. */
export function registerKeys(program: Command): void {
  const keys = program
    .command("keys")
    .description("the key that Slack's tokens are sealed with in the database");
  keys
    .command("new")
    .description("print a new key: put it into .env as RAPPORT_KEY, and keep it apart from backups")
    .action(() => print(newKey()));
  keys
    .command("rotate")
    .description("seal every token with RAPPORT_KEY; RAPPORT_SECOND_KEY is the one before it")
    .action(() => withSecrets(rotate));
  keys
    .command("drop-lost")
    .description(
      "when a key is lost: remove the installations that no key opens, to install them again",
    )
    .action(() => withSecrets(dropLost));
}

/** May be killed and run again: what is sealed stays sealed, and either key opens its part. */
async function rotate({ installationSecrets }: Store): Promise<void> {
  try {
    print(JSON.stringify({ sealed: await installationSecrets.sealAll() }));
  } catch (error) {
    if (!(error instanceof UnopenedSecret)) throw error;
    const { closed } = await installationSecrets.state();
    throw new InputError(
      `Neither key opens ${closed.map(({ name }) => `“${name}”`).join(", ")}; nothing was changed. Give the key they were sealed with as RAPPORT_SECOND_KEY.`,
    );
  }
}

async function dropLost({ installationSecrets, installations }: Store): Promise<void> {
  const { closed } = await installationSecrets.state();
  for (const { platform, key } of closed) await installations.remove(platform, key);
  for (const { name, platform } of closed)
    tell(`Install Rapport again in “${name}” (${platform}).`);
  print(JSON.stringify({ dropped: closed.length }));
}

async function withSecrets(work: (store: Store) => Promise<void>): Promise<void> {
  const config = loadConfig();
  const box = boxOf(config.keys);
  if (!box) throw new InputError(`There is no key: ${MAKE_A_KEY}.`);
  const opened = await openConfigured(config, tell);
  try {
    await work(createStore(opened.database.prisma, undefined, null, box));
  } finally {
    await opened.close();
  }
}
