/**
 * Fits the prior of quiet risk: how relationships in general fall silent.
 *
 *   node test/fit/quiet-risk-prior.ts LOG.csv… > src/engine/quiet-risk/prior.json && npx oxfmt src/engine/quiet-risk/prior.json
 *   node test/fit/quiet-risk-prior.ts --leave-one-out LOG.csv:HORIZON:MIN_DAYS:CUT,CUT… LOG.csv:…
 *
 * The second form prints, for each log, how well a prior that has not seen it does there, beside the simple rules.
 * The logs are CSV files as `rapport risk` reads them. The shipped numbers come from two public ones and from the made-up
 * worlds beside this file, whole and cut short: mail between pairs of Enron employees (Klimt & Yang 2004) and purchases at
 * CDNOW (Fader & Hardie 2001). Nothing of the logs is kept but the numbers.
 */
import { basename } from "node:path";
import { readTouchLogs } from "../../src/commands/touch-csv.ts";
import type { Belief } from "../../src/engine/quiet-risk/bounded-logit.ts";
import { FEATURES, WIDTH } from "../../src/engine/quiet-risk/features.ts";
import type { Prior } from "../../src/engine/quiet-risk/learn.ts";
import { learnBelief } from "./hierarchy.ts";
import { strangerTo } from "./stranger.ts";
import { windowsOf, windowsOfWorlds, type LogWindow } from "./log-windows.ts";

const WORLD_SEED = 1;

/** The prior that the windows teach. */
function learnPrior(windows: readonly LogWindow[]): Prior {
  const groups = (kind: "full" | "thin") =>
    windows.map(({ past, weight }) => ({ rows: past[kind], weight }));
  return { full: learnBelief(groups("full")), thin: learnBelief(groups("thin")) };
}

/** The prior that log files and the made-up worlds teach. */
async function priorFrom(files: readonly string[]): Promise<Prior> {
  const windows = windowsOfWorlds(WORLD_SEED);
  for (const file of files) windows.push(...windowsOf(basename(file), await readTouchLogs(file)));
  return learnPrior(windows);
}

/** The prior as `prior.json` holds it: means, and the lower half of each precision. */
function asJson({ full, thin }: Prior): string {
  return `${JSON.stringify({ full: rounded(full), thin: rounded(thin) })}\n`;
}

function rounded({ mean, precision }: Belief) {
  return {
    mean: mean.map((value) => Number(value.toFixed(4))),
    precision: FEATURES.map((_, i) =>
      precision.slice(i * WIDTH, i * WIDTH + i + 1).map((value) => Number(value.toPrecision(4))),
    ),
  };
}

const args = process.argv.slice(2);
if (args[0] === "--leave-one-out")
  for (const left of args.slice(1)) {
    const others = args.filter((arg) => arg !== left && !arg.startsWith("--"));
    const prior = await priorFrom(others.map((other) => other.split(":")[0]!));
    process.stdout.write(`${JSON.stringify(await strangerTo(prior, left))}\n`);
  }
else process.stdout.write(asJson(await priorFrom(args)));
