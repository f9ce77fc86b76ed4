import type { Command } from "commander";
import { type Config, loadConfig, servesPage } from "../app/config.ts";
import { createLog } from "../app/log.ts";
import type { Running } from "../app/compose.ts";
import { openConfigured } from "./open-database.ts";

/** Once everything is closed, so long may pass until the process ends. */
const LAST_CALLS_MS = 500;

/** `rapport start`, the command that runs without a name: everything, until it is stopped. */
export function registerStart(program: Command): void {
  program
    .command("start")
    .description("start Rapport: the platforms in .env, or a local page with a demo workspace")
    .action(async () => {
      const config = loadConfig();
      const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
      const log = createLog(config.logLevel);
      const [opened, { start }, { seedDemo }] = await Promise.all([
        openConfigured(config, say),
        // All else is loaded while the database starts.
        import("../app/compose.ts"),
        import("../demo/provision.ts"),
      ]);
      let running: Running | null = null;
      try {
        const demo = servesPage(config.platforms);
        running = await start(config, opened, log, { demo });
        if (demo) await seedDemo(running.app, running.catchUp);
      } catch (error) {
        await running?.stop();
        await opened.close();
        throw error;
      }
      // Listened for before the greeting: who reads it may stop at once.
      const askedToStop = stopped();
      for (const sentence of greeting(config, running)) say(sentence);
      await askedToStop;
      say("Stopping: what is under way is finished first.");
      await running.stop();
      await opened.close();
      // Only a call to another's server that hangs could hold the process now; what it was for has been given back.
      setTimeout(() => process.exit(), LAST_CALLS_MS).unref();
    });
}

/** What a person reads after the start: where it is, and how to stop it. */
function greeting(config: Config, { port, localPort }: Running): string[] {
  const base = {
    public: addressOf(config.host, port),
    internal: addressOf(config.internalHost, localPort),
  };
  const operators = `Health and metrics: ${base.internal}/readyz and ${base.internal}/metrics`;
  return [
    ...config.platforms.map(({ descriptor: { access, endpoint, greeting: say } }) =>
      say(`${base[access]}${endpoint}`),
    ),
    ...(servesPage(config.platforms) ? [] : [operators]),
    "Stop with Ctrl+C.",
  ];
}

const addressOf = (host: string, port: number) =>
  `http://${host.includes(":") ? `[${host}]` : host}:${port}`;

/** Resolves at the first SIGTERM or SIGINT. A second one ends the process at once, as people expect. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
}
