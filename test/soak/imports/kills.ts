/**
 * `npm run soak -- import-kills`: imports are killed (-9) at any of their batches, or right as a file ends; each file's rows
 * must then be all in or all out, and the next run of the same import completes it with nothing doubled.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { writePortfolio } from "../../bench/scale/portfolio-files.ts";
import { diceOf } from "../dice.ts";
import { none, type Run, told } from "../figure.ts";
import { type Ground, groundOn } from "../ground.ts";

const IMPORTER = path.join(import.meta.dirname, "importer.ts");
const CUSTOMERS = 1_500;
const INTERACTIONS = 4_000;
const MEMBERS = Math.ceil(CUSTOMERS / 50);
/** What each file leaves when all of it is in. */
const WHOLE: Record<string, number> = {
  member: MEMBERS,
  customer: CUSTOMERS,
  contact: CUSTOMERS,
  interaction: INTERACTIONS,
};
/** More than the steps that an import of these files tells. */
const STEPS = 18;
const GONE_MS = 30_000;

export const importKills: Run = async ({ url, kills }) => {
  const ground = await groundOn(url);
  const folder = await mkdtemp(path.join(tmpdir(), "rapport-import-kills-"));
  const dice = diceOf("import-kills");
  const seen = { killed: 0, halfIn: 0, outOfOrder: 0, unfinished: 0, inside: 0 };
  try {
    await writePortfolio(folder, { customers: CUSTOMERS, interactions: INTERACTIONS });
    for (let n = 0; n < kills; n++) {
      const workspace = `kill-${n}`;
      const order = { url, folder, workspace };
      if (await killedAt(order, 1 + dice.below(STEPS))) seen.killed++;
      await serverIsQuiet(ground);
      const left = await rowsOf(ground, workspace);
      const tables = Object.keys(WHOLE);
      const isIn = tables.map((table) => left[table] === WHOLE[table]);
      seen.halfIn += tables.filter((table, at) => !isIn[at] && left[table] !== 0).length;
      if (isIn.join() !== isIn.toSorted((a, b) => Number(b) - Number(a)).join()) seen.outOfOrder++;
      if (isIn.includes(false)) seen.inside++;
      await killedAt(order, Infinity);
      const after = await rowsOf(ground, workspace);
      if (tables.some((table) => after[table] !== WHOLE[table])) seen.unfinished++;
      await ground.database.pool.query("DELETE FROM workspace WHERE key = $1", [workspace]);
    }
    return [
      told("import-kills.killed", seen.killed, "kills", "kill -9 of an import"),
      told("import-kills.inside", seen.inside, "kills", "before the last file was in"),
      none("import-kills.half-in", seen.halfIn, "files"),
      none("import-kills.out-of-order", seen.outOfOrder, "imports"),
      none("import-kills.unfinished", seen.unfinished, "imports"),
    ];
  } finally {
    await ground.close();
    await rm(folder, { recursive: true, force: true });
  }
};

/** Imports, and kills at the step. @returns whether it was killed; false where it had ended by then */
async function killedAt(order: object, step: number): Promise<boolean> {
  const child: ChildProcess = fork(IMPORTER, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const closed = once(child, "exit");
  let steps = 0;
  let isDone = false;
  child.on("message", (said) => {
    steps++;
    isDone ||= said === "done";
    if (steps === step) child.kill("SIGKILL");
    else if (isDone) child.disconnect();
  });
  child.send(order);
  await closed;
  if (!isDone && steps < step) throw new Error(`an import ended by itself after ${steps} steps`);
  return !isDone;
}

/** PostgreSQL takes a moment to notice that nobody is there: a commit that was asked for may still come. */
async function serverIsQuiet({ database }: Ground): Promise<void> {
  const until = Date.now() + GONE_MS;
  const text = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND state <> 'idle'`;
  while (Date.now() < until) {
    const { rows } = await database.pool.query<{ n: number }>(text);
    if (rows[0]?.n === 0) return;
    await wait(50);
  }
}

async function idOf({ store }: Ground, workspace: string): Promise<string> {
  return (await store.workspaces.obtain(workspace, workspace)).id;
}

async function rowsOf(ground: Ground, workspace: string): Promise<Record<string, number>> {
  const id = await idOf(ground, workspace);
  const counts = Object.keys(WHOLE).map(async (table) => {
    const text = `SELECT count(*)::int AS n FROM ${table} WHERE workspace_id = $1`;
    const { rows } = await ground.database.pool.query<{ n: number }>(text, [id]);
    return [table, rows[0]?.n ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}
