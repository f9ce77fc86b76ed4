import { foundCompany, mondayOf, valueKept, weekNameOf } from "./company.ts";
import { liveOneWeek } from "./live.ts";
import type { Policy } from "./rules.ts";
import type { World } from "./world.ts";

export type Year = {
  valueAtStart: number;
  valueKept: number;
  /** how many nudges each member got, week by week */
  nudges: Map<string, number>[];
};

/**
 * A year of one company under one policy; the weeks of records before it are lived without nudges.
 * With `as`, every member gets at most as many nudges in each week as in that year: policies are compared at the same
 * number of nudges.
 */
export function liveYear(world: World, seed: number, policy: Policy, as?: Year): Year {
  const company = foundCompany(world, seed);
  while (company.week < world.pastWeeks) liveOneWeek(company, []);
  const valueAtStart = valueKept(company);
  const nudges: Map<string, number>[] = [];
  while (company.week < world.pastWeeks + world.weeks) {
    const monday = mondayOf(company.week);
    const allowed = as?.nudges[nudges.length];
    const counts = new Map<string, number>();
    const choices = policy
      .choose(company.records, weekNameOf(monday), monday)
      .filter(({ memberId }) => {
        const count = (counts.get(memberId) ?? 0) + 1;
        if (allowed && count > (allowed.get(memberId) ?? 0)) return false;
        counts.set(memberId, count);
        return true;
      });
    nudges.push(counts);
    liveOneWeek(company, choices);
  }
  return { valueAtStart, valueKept: valueKept(company), nudges };
}

/** Nudges in a year, all in all. */
export function countNudges({ nudges }: Year): number {
  return nudges.reduce((sum, week) => sum + [...week.values()].reduce((a, b) => a + b, 0), 0);
}

/** Mean of the ratios and its 95 % interval (Student's t over the seeds, paired: both lived through the same luck). */
export function ratioOf(
  ours: number[],
  theirs: number[],
): { mean: number; low: number; high: number } {
  const ratios = ours.map((value, i) => value / (theirs[i] ?? Number.NaN));
  const mean = ratios.reduce((sum, it) => sum + it, 0) / ratios.length;
  const variance = ratios.reduce((sum, it) => sum + (it - mean) ** 2, 0) / (ratios.length - 1);
  const half = t975(ratios.length - 1) * Math.sqrt(variance / ratios.length);
  return { mean, low: mean - half, high: mean + half };
}

/** 97.5 % point of Student's t: Cornish-Fisher expansion (Abramowitz and Stegun 26.7.5), within 0.01 from 4 degrees on. */
function t975(degrees: number): number {
  const z = 1.959964;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3;
}
