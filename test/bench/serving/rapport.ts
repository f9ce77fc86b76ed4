/** Rapport as `npm start` runs it, on a database that is there. A program of its own. */
import { loadConfig } from "../../../src/app/config.ts";
import { createLog } from "../../../src/app/log.ts";
import { start } from "../../../src/app/compose.ts";
import { openConfigured } from "../../../src/commands/open-database.ts";

const config = loadConfig();
const opened = await openConfigured(config, () => undefined);
const running = await start(config, opened, createLog(config.logLevel), { demo: false });
process.send?.({ port: running.port });
process.once("SIGTERM", () => void leave());

async function leave(): Promise<void> {
  await running.stop();
  await opened.close();
  process.exit(0);
}
