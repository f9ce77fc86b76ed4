import type { Command } from "commander";
import type { Host } from "../chat/platform.ts";
import { type Config, isPublic, loadConfig } from "../app/config.ts";
import { createLog } from "../app/log.ts";
import { PLATFORMS } from "../platforms/index.ts";
import { asStartError, StartError } from "../app/errors.ts";
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
    await database(config),
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

async function database(config: Config): Promise<Finding> {
  const what = "Database";
  try {
    const opened = await openConfigured(config, () => undefined);
    const workspaces = await createStore(opened.database.prisma).workspaces.count();
    await opened.close();
    const where = opened.own ? `Rapport's own, under ${config.dataDir}` : "DATABASE_URL's";
    return { ok: true, what, sentence: `${where}, up to date, ${workspaces} workspace(s)` };
  } catch (thrown) {
    const error = asStartError(thrown);
    if (!(error instanceof StartError)) throw thrown;
    return { ok: false, what, sentence: error.message };
  }
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
