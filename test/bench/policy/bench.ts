import { SIMPLE_RULES, type Policy } from "./rules.ts";
import { WORLDS } from "./world.ts";
import { liveYear, ratioOf } from "./year.ts";

const SEEDS = 20;
const BASELINE = "fixed-cadence";
const POLICIES: Policy[] = [...SIMPLE_RULES];

/**
 * Value kept at a year's end in each world, by policy, as a ratio to fixed cadence over the same luck.
 * Prints a JSON line for each world and policy; `clear` says whether the 95 % interval keeps off 1.
 */
export async function policyBench(print: (line: object) => void): Promise<void> {
  for (const world of WORLDS) {
    const seeds = Array.from({ length: SEEDS }, (_, seed) => seed);
    const kept = new Map<string, number[]>();
    const nudges = new Map<string, number>();
    for (const policy of POLICIES) {
      const years = seeds.map((seed) => liveYear(world, seed, policy));
      kept.set(
        policy.name,
        years.map((it) => it.valueKept / it.valueAtStart),
      );
      nudges.set(policy.name, years.reduce((sum, it) => sum + it.nudges, 0) / SEEDS);
    }
    const baseline = kept.get(BASELINE) ?? [];
    for (const policy of POLICIES) {
      const ours = kept.get(policy.name) ?? [];
      const { mean, low, high } = ratioOf(ours, baseline);
      print({
        name: `policy/${world.name}/${policy.name}`,
        value: round(average(ours)),
        unit: "share of annual value kept after 52 weeks",
        baseline: round(average(baseline)),
        ratio: round(mean),
        low: round(low),
        high: round(high),
        clear: low > 1 || high < 1,
        nudges: nudges.get(policy.name),
        seeds: SEEDS,
      });
    }
  }
}

function average(values: number[]): number {
  return values.reduce((sum, it) => sum + it, 0) / values.length;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
