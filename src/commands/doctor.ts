import type { Command } from "commander";
import type { Host } from "../chat/platform.ts";
import { type Config, isPublic, loadConfig, storesTokens } from "../app/config.ts";
import { boxOf, MAKE_A_KEY } from "../app/keys.ts";
import { createLog } from "../app/log.ts";
import { PLATFORMS } from "../platforms/index.ts";
import { asStartError, StartError } from "../app/errors.ts";
import type { SecretState } from "../store/secrets/installation-secrets.ts";
import { createStore } from "../store/store.ts";
import { openConfigured } from "./open-database.ts";

type Finding = { ok: boolean; what: string; sentence: string };

/** `rapport doctor`: checks everything that a start needs, and says what to fix. Exit code 1 when something is to fix. */
export function registerDoctor(program: Command): void {
  program
    .command("doctor")
    .description("check the environment, the database, Slack and Teams, and say what to mend")
    .action(async () => {
      const findings = await examine();
      for (const { ok, what, sentence } of findings) {
        process.stdout.write(`${ok ? "ok  " : "MEND"}  ${what}: ${sentence}\n`);
      }
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
    });
}

async function examine(): Promise<Finding[]> {
  const node = { ok: true, what: "Node", sentence: process.versions.node };
  const config = attempt(loadConfig);
  if (config instanceof Error) {
    return [node, { ok: false, what: "Environment", sentence: config.message }];
  }
  return [
    node,
    { ok: true, what: "Environment", sentence: "every variable that is set can be used" },
    ...(await database(config)),
    ...(await services(config)),
    {
      ok: true,
      what: "Model",
      sentence: config.llm
        ? `${config.llm.model} at ${config.llm.baseUrl ?? "OpenAI"}, rules behind it`
        : "none, replies are read by rules",
    },
  ];
}

async function database(config: Config): Promise<Finding[]> {
  const what = "Database";
  try {
    const opened = await openConfigured(config, () => undefined);
    const store = createStore(opened.database.prisma, undefined, null, boxOf(config.keys));
    const workspaces = await store.workspaces.count();
    const keys = keyFinding(await store.installationSecrets.state(), config);
    await opened.close();
    const where = opened.own ? `Rapport's own, under ${config.dataDir}` : "DATABASE_URL's";
    return [{ ok: true, what, sentence: `${where}, up to date, ${workspaces} workspace(s)` }, keys];
  } catch (thrown) {
    const error = asStartError(thrown);
    if (!(error instanceof StartError)) throw thrown;
    return [{ ok: false, what, sentence: error.message }];
  }
}

/** Whether every stored token is sealed and opens; names those that have to be installed again when a key is lost. */
function keyFinding({ clear, current, earlier, closed }: SecretState, config: Config): Finding {
  const what = "Keys";
  const stored = clear + current + earlier + closed.length;
  if (closed.length > 0) {
    const names = closed.map(({ name, platform }) => `${name} (${platform})`).join(", ");
    const sentence = `the key given opens no token of ${names}: give the key they were sealed with, or install them again`;
    return { ok: false, what, sentence };
  }
  if (config.keys.length === 0) {
    const isNeeded = stored > 0 || storesTokens(config.platforms);
    const sentence = isNeeded ? `tokens are stored without a key: ${MAKE_A_KEY}` : "none needed";
    return { ok: !isNeeded, what, sentence };
  }
  const rest = clear > 0 ? `, ${clear} in clear until the next start` : "";
  const older = earlier > 0 ? `, ${earlier} with the second key: \`rapport keys rotate\`` : "";
  return {
    ok: true,
    what,
    sentence: `${current} of ${stored} token(s) sealed with RAPPORT_KEY${older}${rest}`,
  };
}

async function services({ platforms }: Config): Promise<Finding[]> {
  if (!isPublic(platforms)) {
    const labels = PLATFORMS.filter(({ access }) => access === "public").map(({ label }) => label);
    const sentence = `neither ${labels.join(" nor ")} is set up, so \`npm start\` serves the local page`;
    return [{ ok: true, what: "Platforms", sentence }];
  }
  const reached = platforms.filter(({ descriptor }) => descriptor.access === "public");
  return Promise.all(
    reached.map(async ({ descriptor, settings }) => {
      const platform = await descriptor.connect(settings, looking());
      const { ok, sentence } = await platform.check();
      await platform.stop();
      return { ok, what: descriptor.label, sentence };
    }),
  );
}

/** A host that only looks: nothing is received and nothing is kept. */
function looking(): Host {
  return {
    receive: async () => ({ kind: "ignored" }),
    installations: {
      save: async () => undefined,
      find: async () => null,
      remove: async () => undefined,
    },
    localPage: null,
    now: Date.now,
    log: createLog("silent"),
  };
}

function attempt<T>(work: () => T): T | StartError {
  try {
    return work();
  } catch (error) {
    if (error instanceof StartError) return error;
    throw error;
  }
}
