/** What the benches of many workspaces stand on. */
import { loadLexicon } from "../../../src/app/load-lexicon.ts";
import { startScratchCluster } from "../../../prisma/scratch-cluster.ts";
import type { PlatformName } from "../../../src/chat/intent.ts";
import type { Platform } from "../../../src/chat/platform.ts";
import { type Database, openDatabase } from "../../../src/store/connection/database.ts";
import { migrate } from "../../../src/store/connection/migrate.ts";
import { createStore } from "../../../src/store/store.ts";
import type { AppContext } from "../../../src/app/context.ts";

/** A PostgreSQL of its own, migrated and empty; what it costs to wait for a disk is left out. */
export async function layGround(): Promise<{ database: Database; clear(): Promise<void> }> {
  const cluster = await startScratchCluster({ roomy: true });
  await migrate(cluster.url());
  const database = await openDatabase(cluster.url(), { poolSize: 20 });
  return {
    database,
    async clear() {
      await database.close();
      await cluster.remove();
    },
  };
}

export function houseOn(database: Database, platforms: Platform[], now: () => number): AppContext {
  return {
    store: createStore(database.prisma, () => null, database),
    read: () => Promise.reject(new Error("nobody replies in a bench")),
    lexicon: loadLexicon(),
    platforms: new Map<PlatformName, Platform>(platforms.map((one) => [one.name, one])),
    now,
    log: SILENT,
    wake: () => undefined,
  };
}

export const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Milliseconds of a core that this process has used. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

export type Timed = { ms: number; cpu: number };

/** How long something takes, by the wall and by this process's use of a core. */
export async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const [began, used] = [performance.now(), cpuMs()];
  await work();
  return { ms: performance.now() - began, cpu: cpuMs() - used };
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const rounded = (value: number, places = 3) => Number(value.toFixed(places));
