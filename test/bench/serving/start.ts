import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startCluster } from "../../../src/embedded-postgres/cluster.ts";
import { median } from "./rounds.ts";

const ROOT = path.join(import.meta.dirname, "../../..");
const ROUNDS = 5;
const ABOVE_AT_MOST_MS = 2_000;
const LOOK_EVERY_MS = 10;
const PATIENCE_MS = 90_000;

/**
 * `npm start`, with the demo workspace in the database already, to the first answer of the page: beyond what Node takes to
 * run nothing and Rapport's PostgreSQL takes to start on the same data. Nothing is pinned: a laptop has all its cores.
 */
export async function startBench(print: (line: object) => void): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "rapport-bench-"));
  const dataDir = path.join(folder, "data");
  // Where root starts it, the server's folder is not the project's.
  const elsewhere = new Set<string>();
  const tell = (sentence: string): void => {
    const found = /lives in (\S+),/.exec(sentence)?.[1];
    if (found) elsewhere.add(found);
  };
  try {
    await npmStart(dataDir);
    const starts: number[] = [];
    const baselines: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      baselines.push((await nodeAlone()) + (await postgresAlone(dataDir, tell)));
      starts.push(await npmStart(dataDir));
    }
    const value = Math.round(median(starts));
    const baseline = Math.round(median(baselines));
    print({
      name: "start",
      value,
      unit: "ms from npm start to the first answer",
      baseline,
      ratio: Math.round((value / baseline) * 100) / 100,
      aboveMs: value - baseline,
      wantedAboveMs: ABOVE_AT_MOST_MS,
      rounds: starts.map((start, i) => Math.round(start - (baselines[i] ?? Number.NaN))),
      loadAverage: loadavg().map((it) => Math.round(it * 10) / 10),
    });
  } finally {
    for (const place of elsewhere) await rm(place, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

async function npmStart(dataDir: string): Promise<number> {
  const port = await freePort();
  const { PATH = "", HOME = "" } = process.env;
  const began = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: ROOT,
    env: { PATH, HOME, DATA_DIR: dataDir, PORT: String(port), LOCAL_PAGE: "on" },
    stdio: "ignore",
    detached: true,
  });
  const ended = once(child, "exit");
  try {
    await answered(`http://127.0.0.1:${port}/`, began + PATIENCE_MS);
    return performance.now() - began;
  } finally {
    // npm and what it started are a group of their own.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
    await ended;
  }
}

async function answered(url: string, until: number): Promise<void> {
  for (;;) {
    const response = await fetch(url).catch(() => null);
    await response?.arrayBuffer();
    if (response?.ok) return;
    if (performance.now() > until) throw new Error("npm start gave no answer");
    await sleep(LOOK_EVERY_MS);
  }
}

async function nodeAlone(): Promise<number> {
  const began = performance.now();
  await once(spawn(process.execPath, ["-e", "0"], { stdio: "ignore" }), "exit");
  return performance.now() - began;
}

async function postgresAlone(dataDir: string, log: (sentence: string) => void): Promise<number> {
  const began = performance.now();
  const cluster = await startCluster({ dataDir, log });
  const took = performance.now() - began;
  await cluster.stop();
  return took;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  server.close();
  await once(server, "close");
  return port;
}
