import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import type pg from "pg";
import { toInstant } from "../../src/engine/model/calendar.ts";
import { planWeeks } from "../../src/features/nudges/plan-weeks.ts";
import type { AppContext } from "../../src/app/context.ts";
import { fill } from "../soak/week/town.ts";
import { houseOn, layGround, median, rounded, type Timed, timed } from "./scale/ground.ts";
import { writePortfolio } from "./scale/portfolio-files.ts";

const MONDAY = "2026-11-30";
/** A workspace of fifty reps with twenty customers each. */
const REPS = 50;
const CUSTOMERS_EACH = 20;
const SIZES = [
  { customers: 10_000, rounds: 5 },
  { customers: 100_000, rounds: 3 },
  { customers: 1_000_000, rounds: 1 },
];
const MOST_GROWTH = 1.3;
const MOST_MIB = 2_048;
const COMMAND_WITHIN_S = 60;
const FOLDER = { customers: 100_000, interactions: 1_000_000 };

/**
 * A week planned through `planWeeks`: everybody's portfolio loaded, planned and kept, workspace by workspace (1,000
 * customers each); against one sequential read of the same rows by the same process. Then `rapport plan` on a folder of
 * 100,000 customers and 1,000,000 interactions. `npm run bench -- plan 10000 100000` leaves out the million, which takes
 * a quarter of an hour.
 */
export async function planBench(print: (line: object) => void): Promise<void> {
  const asked = process.argv.filter((word) => /^\d+$/.test(word)).map(Number);
  let first: number | null = null;
  for (const { customers, rounds } of SIZES) {
    if (asked.length > 0 && !asked.includes(customers)) continue;
    const { ours, read } = await planned(customers, rounds);
    const cpuEach = median(ours.map(({ cpu }) => cpu)) / customers;
    first ??= cpuEach;
    const perSecond = (all: Timed[]) => (customers * 1_000) / median(all.map(({ ms }) => ms));
    print({
      name: `plan/${customers}`,
      value: Math.round(perSecond(ours)),
      unit: "customers/s",
      baseline: Math.round(perSecond(read)),
      ratio: rounded(perSecond(ours) / perSecond(read)),
      cpuMsPerCustomer: rounded(cpuEach),
      growth: rounded(cpuEach / first),
      mostGrowth: MOST_GROWTH,
      peakMiB: Math.round(process.resourceUsage().maxRSS / 1_024),
      mostMiB: MOST_MIB,
      rounds,
    });
  }
  print(await planCommand());
}

async function planned(
  customers: number,
  rounds: number,
): Promise<{ ours: Timed[]; read: Timed[] }> {
  const { database, clear } = await layGround();
  try {
    const { pool } = database;
    const workspaces = customers / (REPS * CUSTOMERS_EACH);
    const members = workspaces * REPS;
    await fill(pool, { members, workspaces, large: REPS, customersEach: CUSTOMERS_EACH }, MONDAY);
    await pool.query(
      `UPDATE member SET state = 'active', timezone = 'UTC', working_days = '{1,2,3,4,5}'`,
    );
    const app = houseOn(database, [], () => toInstant(MONDAY, "09:00", "UTC"));
    const ours: Timed[] = [];
    const read: Timed[] = [];
    for (let round = 0; round < rounds; round++) {
      await pool.query("DELETE FROM member_week WHERE week = '2026-W49'");
      await pool.query("TRUNCATE nudge CASCADE");
      await pool.query("UPDATE member SET plan_due_at = NULL");
      await pool.query("VACUUM ANALYZE");
      read.push(await timed(() => readAll(pool)));
      ours.push(await timed(() => planAll(app, members)));
    }
    return { ours, read };
  } finally {
    await clear();
  }
}

async function planAll(app: AppContext, members: number): Promise<void> {
  let plannedMembers = 0;
  for (const workspace of await app.store.workspaces.all()) {
    plannedMembers += await planWeeks(app, workspace);
    await breathe();
  }
  if (plannedMembers !== members) throw new Error(`${plannedMembers} of ${members} were planned`);
}

/** Every row that a plan is made of, once, in the order in which it lies on the disk. */
async function readAll(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    for (const table of ["member", "customer", "customer_owner", "contact", "interaction"]) {
      await client.query(`DECLARE ${table}_rows NO SCROLL CURSOR FOR SELECT * FROM ${table}`);
      for (let more = true; more;) {
        const { rowCount } = await client.query(`FETCH 5000 FROM ${table}_rows`);
        more = rowCount === 5_000;
      }
    }
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

/** Says at its end what it has used. */
const TELL = `data:text/javascript,${[
  'process.once("exit",()=>{const u=process.resourceUsage();',
  "const told={cpuS:(u.userCPUTime+u.systemCPUTime)/1e6,peakMiB:u.maxRSS/1024};",
  'process.stderr.write("\\n"+JSON.stringify(told)+"\\n")})',
].join("")}`;

/** `rapport plan` on files, in a process of its own. */
async function planCommand(): Promise<object> {
  const folder = await mkdtemp(path.join(tmpdir(), "rapport-plan-"));
  try {
    await writePortfolio(folder, FOLDER);
    const main = path.join(import.meta.dirname, "../../src/main.ts");
    const words = ["plan", "--portfolio", folder, "--week", "2026-W49", "--json"];
    const began = performance.now();
    const child = spawn(process.execPath, ["--import", TELL, main, ...words], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let nudges = 0;
    let told = "";
    child.stdout.on("data", (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 10) nudges++;
    });
    child.stderr.on("data", (chunk: Buffer) => {
      told = (told + chunk.toString()).slice(-2_000);
    });
    const [code] = (await once(child, "close")) as [number | null];
    if (code !== 0 || nudges === 0) throw new Error(`rapport plan ended with ${code}: ${told}`);
    const used = JSON.parse(told.trim().split("\n").at(-1) ?? "{}") as {
      cpuS: number;
      peakMiB: number;
    };
    return {
      name: "plan/command",
      value: rounded((performance.now() - began) / 1_000, 1),
      unit: "s",
      baseline: COMMAND_WITHIN_S,
      ratio: rounded((performance.now() - began) / 1_000 / COMMAND_WITHIN_S),
      cpuS: rounded(used.cpuS, 1),
      peakMiB: Math.round(used.peakMiB),
      mostMiB: MOST_MIB,
      nudges,
      ...FOLDER,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
