/**
 * `npm run soak -- [NAME ...] [--kills N] [--minutes N] [--scale PART]`: the long runs, each on a database of its own. Prints a JSON
 * line a figure; exit 1 when one does not hold.
 */
import { parseArgs } from "node:util";
import { startScratchCluster } from "../../prisma/scratch-cluster.ts";
import { migrate } from "../../src/store/connection/migrate.ts";
import { addressOn, withAdmin } from "../support/database.ts";
import { RUNS } from "./runs.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: "string", default: "1000" },
    minutes: { type: "string", default: "60" },
    scale: { type: "string", default: "1" },
  },
});
const unknown = positionals.find((name) => !Object.hasOwn(RUNS, name));
if (unknown !== undefined) {
  process.stderr.write(
    `There is no run “${unknown}”: choose of ${Object.keys(RUNS).join(", ")}.\n`,
  );
  process.exit(2);
}

const cluster = await startScratchCluster({ roomy: true });
// Who breaks a run off leaves nothing behind.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void cluster.remove().finally(() => process.exit(1)));
}
let failed = false;
try {
  for (const name of positionals.length > 0 ? positionals : Object.keys(RUNS)) {
    const url = await newDatabase(`soak_${name.replaceAll("-", "_")}`);
    const run = RUNS[name];
    const figures = await run?.({
      url,
      kills: Number(values.kills),
      minutes: Number(values.minutes),
      scale: Number(values.scale),
    });
    for (const { holds, ...line } of figures ?? []) {
      process.stdout.write(`${JSON.stringify(line)}\n`);
      failed ||= !holds;
    }
  }
} finally {
  await cluster.remove();
}
process.exit(failed ? 1 : 0);

async function newDatabase(name: string): Promise<string> {
  const url = cluster.url("postgres");
  await withAdmin(url, (admin) => admin.query(`CREATE DATABASE ${name}`));
  const made = addressOn(url, name);
  await migrate(made);
  return made;
}
