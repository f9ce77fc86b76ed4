import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Where root's servers live, which lie outside the folder that they belong to. */
const MACHINE_DIR = "/var/lib/rapport";
const PATIENCE_MS = 10_000;

/** Removes a folder of tests, and the PostgreSQL servers that tests left running for folders in it. */
export async function clearAway(folder: string): Promise<void> {
  const elsewhere = await homesFor(folder);
  for (const home of [folder, ...elsewhere]) {
    for (const pid of await serversIn(home)) await end(pid);
    await rm(home, { recursive: true, force: true });
  }
}

async function homesFor(folder: string): Promise<string[]> {
  const homes: string[] = [];
  for (const name of await readdir(MACHINE_DIR).catch(() => [])) {
    const home = path.join(MACHINE_DIR, name);
    const whose = await readFile(path.join(home, "whose.txt"), "utf8").catch(() => "");
    if (whose.includes(`${folder}${path.sep}`)) homes.push(home);
  }
  return homes;
}

async function serversIn(folder: string): Promise<number[]> {
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const marks = files.filter((file) => path.basename(file) === "postmaster.pid");
  const texts = await Promise.all(marks.map((file) => readFile(path.join(folder, file), "utf8")));
  return texts.map((text) => Number.parseInt(text, 10)).filter((pid) => pid > 1);
}

/** Ends a server at once, and waits until it has gone. */
async function end(pid: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  try {
    process.kill(pid, "SIGQUIT");
    while (performance.now() < until) {
      process.kill(pid, 0);
      await sleep(50);
    }
  } catch {
    // It has gone.
  }
}
