import { RAPPORT } from "./rapport.ts";
import { SIMPLE_RULES } from "./rules.ts";
import { WORLDS, type World } from "./world.ts";
import { countNudges, liveYear, ratioOf, type Year } from "./year.ts";

const SEEDS = 20;
const BASELINE = "fixed-cadence";

/**
 * Value kept at a year's end in each world, by policy, as a ratio to fixed cadence over the same luck and at the same
 * number of nudges (Rapport's own, member by member and week by week).
 * Prints a JSON line for each world and policy; `clear` says whether the 95 % interval keeps off 1.
 */
export async function policyBench(print: (line: object) => void): Promise<void> {
  for (const world of WORLDS) {
    for (const { policy, kept, nudges } of compare(world, SEEDS)) {
      const baseline = kept.baseline;
      const { mean, low, high } = ratioOf(kept.ours, baseline);
      print({
        name: `policy/${world.name}/${policy}`,
        value: round(average(kept.ours)),
        unit: "share of annual value kept after 52 weeks",
        baseline: round(average(baseline)),
        ratio: round(mean),
        low: round(low),
        high: round(high),
        clear: low > 1 || high < 1,
        nudges: Math.round(nudges),
        seeds: SEEDS,
      });
    }
  }
}

export type Compared = {
  policy: string;
  /** shares of value kept, seed by seed */
  kept: { ours: number[]; baseline: number[] };
  /** nudges in a year, on average */
  nudges: number;
};

/** Every policy's years in a world, over seeds 0, 1, 2 …; Rapport's first, since the others get its number of nudges. */
function compare(world: World, seeds: number): Compared[] {
  const years = new Map<string, Year[]>();
  for (let seed = 0; seed < seeds; seed++) {
    const first = liveYear(world, seed, RAPPORT);
    const all = [first, ...SIMPLE_RULES.map((rule) => liveYear(world, seed, rule, first))];
    [RAPPORT, ...SIMPLE_RULES].forEach(({ name }, i) => {
      years.set(name, [...(years.get(name) ?? []), all[i] as Year]);
    });
  }
  const shares = (name: string) =>
    (years.get(name) ?? []).map((it) => it.valueKept / it.valueAtStart);
  return [...years].map(([policy, own]) => ({
    policy,
    kept: { ours: shares(policy), baseline: shares(BASELINE) },
    nudges: average(own.map(countNudges)),
  }));
}

function average(values: number[]): number {
  return values.reduce((sum, it) => sum + it, 0) / values.length;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
