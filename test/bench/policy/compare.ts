import { RAPPORT } from "./rapport.ts";
import { SIMPLE_RULES } from "./rules.ts";
import type { World } from "./world.ts";
import { countNudges, liveYear, type Year } from "./year.ts";

/** What each policy made of one company's year. */
export type Lived = { policy: string; kept: number; nudges: number }[];

/** Every policy's year in a world, for one seed; Rapport's first, since the others get its number of nudges. */
export function livedBy(world: World, seed: number): Lived {
  const first = liveYear(world, seed, RAPPORT);
  const seen = (policy: string, year: Year) => ({
    policy,
    kept: year.valueKept / year.valueAtStart,
    nudges: countNudges(year),
  });
  return [
    seen(RAPPORT.name, first),
    ...SIMPLE_RULES.map((rule) => seen(rule.name, liveYear(world, seed, rule, first))),
  ];
}

export type Compared = {
  policy: string;
  /** shares of value kept, seed by seed */
  ours: number[];
  /** the same of the policy that all are held against */
  baseline: number[];
  /** nudges in a year, on average */
  nudges: number;
};

/** The policies over all seeds, each beside the baseline. */
export function compare(lived: Lived[], baseline: string): Compared[] {
  const of = (policy: string) => lived.flatMap((seed) => seed.filter((it) => it.policy === policy));
  return (lived[0] ?? []).map(({ policy }) => ({
    policy,
    ours: of(policy).map((it) => it.kept),
    baseline: of(baseline).map((it) => it.kept),
    nudges: average(of(policy).map((it) => it.nudges)),
  }));
}

export function average(values: number[]): number {
  return values.reduce((sum, it) => sum + it, 0) / values.length;
}
