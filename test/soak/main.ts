/** `npm run soak -- [NAME ...] [--kills N]`: the long runs. Prints a JSON line a figure; exit 1 when one does not hold. */
import { parseArgs } from "node:util";
import { startCluster } from "../../src/store/cluster.ts";
import { migrate } from "../../src/store/migrate.ts";
import { scratchFolder } from "../support/scratch.ts";
import { nudgesUnderKills } from "./nudges-under-kills.ts";
import { repliesUnderKills } from "./replies-under-kills.ts";

type Figure = { name: string; value: number; unit: string; baseline: string; ratio: number | null };

const figure = (name: string, value: number, unit: string): Figure => ({
  name,
  value,
  unit,
  baseline: "must be 0",
  ratio: null,
});

const RUNS: Record<string, (url: string, kills: number) => Promise<Figure[]>> = {
  async replies(url, kills) {
    const tally = await repliesUnderKills(url, kills);
    return [
      { ...figure("replies.answered", tally.answered, "messages"), baseline: `${kills} kills` },
      { ...figure("replies.gave-up", tally.gaveUp, "messages"), baseline: "Slack's own limit" },
      figure("replies.lost", tally.lost, "messages"),
      figure("replies.doubled", tally.doubled, "messages"),
    ];
  },
  async nudges(url, kills) {
    const sent = await nudgesUnderKills(url, kills);
    return [
      { ...figure("nudges.due", sent.messages, "messages"), baseline: `${kills} kills` },
      figure("nudges.lost", sent.lost, "messages"),
      figure("nudges.doubled", sent.doubled, "messages"),
    ];
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kills: { type: "string", default: "1000" } },
});
const unknown = positionals.find((name) => !(name in RUNS));
if (unknown !== undefined) {
  process.stderr.write(
    `There is no run “${unknown}”: choose of ${Object.keys(RUNS).join(", ")}.\n`,
  );
  process.exit(2);
}

const folder = await scratchFolder();
const cluster = await startCluster({ dataDir: folder });
let failed = false;
try {
  const names = positionals.length > 0 ? positionals : Object.keys(RUNS);
  for (const name of names) {
    await migrate(cluster.url());
    for (const line of (await RUNS[name]?.(cluster.url(), Number(values.kills))) ?? []) {
      process.stdout.write(`${JSON.stringify(line)}\n`);
      if (line.baseline === "must be 0" && line.value !== 0) failed = true;
    }
  }
} finally {
  await cluster.stop();
}
process.exitCode = failed ? 1 : 0;
