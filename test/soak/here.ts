/** An instance in this process: for faults that come from outside of it. */
import { loadConfig } from "../../src/app/config.ts";
import { createLog } from "../../src/app/log.ts";
import { start } from "../../src/app/compose.ts";
import { openDatabase } from "../../src/store/connection/database.ts";
import type { Instance } from "./fleet.ts";

type Here = {
  url: string;
  /** does all that is due in a workspace now */
  catchUp(workspaceId: string): Promise<void>;
  stop(): Promise<void>;
};

/** The same as `instanceWith` in a process of its own gives, but for kills. */
export function hereWith(environment: Record<string, string>): Instance {
  let here: Here | null = null;
  const instance: Instance = {
    url: null,
    async start() {
      here = await startHere(environment);
      instance.url = here.url;
    },
    async stop() {
      const began = performance.now();
      await here?.stop();
      here = null;
      instance.url = null;
      return { code: 0, ms: performance.now() - began };
    },
    end: async () => void (await instance.stop()),
    kill: () => Promise.reject(new Error("only a process can be killed")),
  };
  return instance;
}

/** Starts one with these environment variables (see `instance.ts`); the caller stops it. */
export async function startHere(environment: Record<string, string>): Promise<Here> {
  const config = loadConfig({ PORT: "0", LOCAL_PORT: "0", LOG_LEVEL: "silent", ...environment });
  const url = config.databaseUrl ?? "";
  const database = await openDatabase(url, { poolSize: config.databasePool });
  const skewMs = Number(environment["SOAK_SKEW_MS"] ?? 0);
  const unpaced = environment["SOAK_PACE"] === "off";
  const running = await start(
    config,
    { url, own: false, database, close: () => database.close() },
    createLog(config.logLevel),
    {
      demo: false,
      leaseMs: Number(environment["SOAK_LEASE_MS"] ?? 60_000),
      ...(unpaced && { rates: () => [] }),
      machineNow: () => Date.now() + skewMs,
    },
  );
  return {
    url: `http://127.0.0.1:${running.port}`,
    catchUp: running.catchUp,
    async stop() {
      await running.stop();
      await database.close();
    },
  };
}
