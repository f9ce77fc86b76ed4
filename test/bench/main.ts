import { claimBench } from "./claim.ts";
import { fanOutBench } from "./fan-out.ts";
import { importBench } from "./import.ts";
import { planBench } from "./plan.ts";
import { policyBench } from "./policy/bench.ts";
import { readingBench } from "./reading/bench.ts";
import { perfectModelBench } from "./reading/perfect-model.ts";
import { standInsBench } from "./reading/stand-ins.ts";
import { learnReading } from "./reading/learn/learn.ts";
import { leftOutBench } from "./reading/left-out.ts";
import { ingestBench } from "./serving/ingest.ts";
import { lookupBench } from "./serving/lookup.ts";
import { startBench } from "./serving/start.ts";
import { teamsIngestBench } from "./serving/teams-ingest.ts";

/** A bench prints JSON lines: {"name","value","unit","baseline","ratio"} and whatever explains them. */
type Bench = (print: (line: object) => void) => Promise<void>;

/** `npm run bench -- NAME…`; without a name all but those that train run, in this order. */
const BENCHES: Record<string, Bench> = {
  policy: policyBench,
  reading: readingBench,
  "perfect-model": perfectModelBench,
  "stand-ins": standInsBench,
  "learn-reading": learnReading,
  "reading-left-out": leftOutBench,
  lookup: lookupBench,
  ingest: ingestBench,
  "teams-ingest": teamsIngestBench,
  "fan-out": fanOutBench,
  claim: claimBench,
  plan: planBench,
  import: importBench,
  start: startBench,
};

/** Run only when asked for: they train the reader's models, and the first writes them. */
const APART = new Set(["learn-reading", "reading-left-out"]);

// A number is a size, for the bench that knows sizes; a file is what a bench measures on.
const asked = process.argv.slice(2).filter((word) => !/^\d+$|[.]jsonl$/.test(word));
for (const name of asked.length > 0
  ? asked
  : Object.keys(BENCHES).filter((each) => !APART.has(each))) {
  const bench = BENCHES[name];
  if (!bench) {
    process.stderr.write(
      `No bench is called ${name}. There are: ${Object.keys(BENCHES).join(", ")}.\n`,
    );
    process.exit(1);
  }
  await bench((line) => process.stdout.write(`${JSON.stringify(line)}\n`));
}
