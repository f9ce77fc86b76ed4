/** One instance of Rapport as a process of its own, for faults that only a process can have. Started by `fleet.ts`. */
import { once } from "node:events";
import { flushCompileCache } from "node:module";
import { loadConfig } from "../../src/app/config.ts";
import { createLog } from "../../src/app/log.ts";
import { start } from "../../src/app/compose.ts";
import { openDatabase } from "../../src/store/connection/database.ts";

// Whoever started this is gone: so is the reason for it.
process.once("disconnect", () => process.exit(1));
// Everything is loaded by now: who stands by is up a moment after it is told. Who is killed flushes nothing.
flushCompileCache();
await once(process, "message");
const config = loadConfig();
const url = config.databaseUrl ?? "";
const database = await openDatabase(url, { poolSize: config.databasePool });
const leaseMs = Number(process.env["SOAK_LEASE_MS"] ?? 60_000);
const unpaced = process.env["SOAK_PACE"] === "off";
const skewMs = Number(process.env["SOAK_SKEW_MS"] ?? 0);
const running = await start(
  config,
  { url, own: false, database, close: () => database.close() },
  createLog(config.logLevel),
  {
    demo: false,
    leaseMs,
    ...(unpaced && { rates: () => [] }),
    machineNow: () => Date.now() + skewMs,
  },
);
process.send?.({ port: running.port });
process.once("SIGTERM", () => void leave());

async function leave(): Promise<void> {
  await running.stop();
  await database.close();
  process.exit(0);
}
