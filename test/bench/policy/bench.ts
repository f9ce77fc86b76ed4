import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { companyLines } from "./company-compare.ts";
import type { CompanyYear } from "./company-year.ts";
import { average, compare, type Lived } from "./compare.ts";
import { COMPANIES } from "./simulated-company.ts";
import { WORLDS } from "./world.ts";
import { ratioOf } from "./year.ts";

const SEEDS = 20;
/** Companies of separate authors: a year of theirs takes seconds. */
const COMPANY_SEEDS = 12;
const BASELINE = "fixed-cadence";

/**
 * Value kept at a year's end in each world, by policy, as a ratio to fixed cadence over the same luck and at the same
 * number of nudges (Rapport's own, member by member and week by week).
 * Then the same in the companies of separate authors, where every rule gets the whole budget and Rapport its own dose.
 * Prints a JSON line for each world and policy; `clear` says whether the 95 % interval keeps off 1.
 */
export async function policyBench(print: (line: object) => void): Promise<void> {
  const { lived, companies } = await liveEverything();
  for (const { name, says } of COMPANIES)
    companyLines(name, companies.get(name) ?? []).forEach((line) => print({ ...line, says }));
  for (const world of WORLDS) {
    const ofWorld = lived.get(world.name) ?? [];
    for (const { policy, ours, baseline, nudges } of compare(ofWorld, BASELINE)) {
      const { mean, low, high } = ratioOf(ours, baseline);
      print({
        name: `policy/${world.name}/${policy}`,
        value: round(average(ours)),
        unit: "share of annual value kept after 52 weeks",
        baseline: round(average(baseline)),
        ratio: round(mean),
        low: round(low),
        high: round(high),
        clear: low > 1 || high < 1,
        nudges: Math.round(nudges),
        seeds: ours.length,
      });
    }
  }
}

/** By world and company, what was lived in each seed, in order of seed. The seeds are shared out among the cores. */
async function liveEverything() {
  const lived = new Map<string, Lived[]>(WORLDS.map((it) => [it.name, []]));
  const companies = new Map<string, CompanyYear[][]>(COMPANIES.map((it) => [it.name, []]));
  const cores = Math.min(SEEDS, availableParallelism());
  const seedsOf = (core: number, all: number) =>
    Array.from({ length: all }, (_, seed) => seed).filter((seed) => seed % cores === core);
  await Promise.all(
    Array.from({ length: cores }, (_, core) =>
      runWorker(seedsOf(core, SEEDS), seedsOf(core, COMPANY_SEEDS), (message) => {
        if ("company" in message) {
          const years = companies.get(message.company);
          if (years) years[message.seed] = message.years;
          return;
        }
        const all = lived.get(message.world);
        if (all) all[message.seed] = message.lived;
      }),
    ),
  );
  return { lived, companies };
}

type Message =
  | { world: string; seed: number; lived: Lived }
  | { company: string; seed: number; years: CompanyYear[] };

function runWorker(
  seeds: number[],
  companySeeds: number[],
  onMessage: (message: Message) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./seed-worker.ts", import.meta.url), {
      workerData: { seeds, companySeeds },
    });
    worker.on("message", onMessage);
    worker.on("error", reject);
    worker.on("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a worker of the policy bench ended with ${code}`));
    });
  });
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
