import { describe, expect, it } from "vitest";
import { compare, livedBy } from "../../bench/policy/compare.ts";
import { WORLDS, type World } from "../../bench/policy/world.ts";

/** The policy bench in short: a quarter, a small company, two seeds. `npm run bench -- policy` has the whole. */
const SHORT = { reps: 1, pastWeeks: 12, weeks: 13 };
const SEEDS = [0, 1];

function livedIn(name: string) {
  const world = WORLDS.find((it) => it.name === name) as World;
  const lived = SEEDS.map((seed) => livedBy({ ...world, ...SHORT }, seed));
  return new Map(compare(lived, "fixed-cadence").map((it) => [it.policy, it]));
}

describe("the simulated company, in short", () => {
  it.each(["null-touch", "null-luck"])("shows no gain where there is none to have: %s", (name) => {
    const policies = livedIn(name);
    expect([...policies.keys()]).toHaveLength(5);
    for (const { ours, baseline } of policies.values()) expect(ours).toEqual(baseline);
  });

  it("shows a difference where choice matters, at the same number of nudges", () => {
    const policies = livedIn("default");
    const kept = [...policies.values()].map(({ ours }) => ours.join(" "));
    expect(new Set(kept).size).toBeGreaterThan(2);
    const nudges = new Set([...policies.values()].map((it) => it.nudges));
    expect(nudges.size).toBe(1);
  });
});
