import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { expect, onTestFinished } from "vitest";

const USER = path.join(import.meta.dirname, "cluster-user.ts");

/** Who runs the servers of tests that run as root; null where an ordinary user runs everything. */
export const NOBODY = process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : null;

/**
 * Starts another process that uses the cluster of a data folder.
 * @param machineDir where root's servers live
 * @param as another user to run it as; its server then may lose data
 */
export async function startUser(dataDir: string, machineDir: string, as: typeof NOBODY = null) {
  const args = [USER, dataDir, machineDir, as ? "forgetful" : "durable"];
  const child = spawn(process.execPath, args, { ...as });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "exit");
  const line = await Promise.race([
    once(createInterface(child.stdout), "line"),
    ended.then(() => null),
  ]);
  if (line === null) throw new Error(`The process ended: ${complaint}`);
  const said = JSON.parse(String(line[0])) as { url: string; joined: boolean };
  return {
    ...said,
    ended,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    async leave() {
      child.stdin.end();
      const [code] = (await ended) as [number | null];
      expect({ code, complaint }).toEqual({ code: 0, complaint: "" });
    },
  };
}

/** What a statement returns, on a connection of its own. */
export async function queryAt(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function idOf(which: "-u" | "-g"): number {
  return Number(execFileSync("id", [which, "nobody"], { encoding: "utf8" }));
}

/** Whether nobody gets as far as this project, which may lie in a closed folder. */
export function nobodyGetsHere(): boolean {
  try {
    execFileSync(process.execPath, ["--eval", ""], { ...NOBODY, cwd: import.meta.dirname });
    return true;
  } catch {
    return false;
  }
}
