import { expect, test } from "vitest";
import { clockChanges } from "./clock-changes.ts";
import { fuzz } from "./fuzz.ts";
import { shortRun, SLOW_MS } from "./short-run.ts";
import { storm } from "./storm.ts";
import { strangers } from "./strangers.ts";
import { sunday } from "./sunday.ts";

test(
  "down from Sunday to Tuesday: every first nudge comes once, within working hours and spread out",
  { timeout: SLOW_MS },
  async () => {
    const { value, broken } = await shortRun(sunday, { scale: 0.03 });
    expect(value("sunday.members")).toBe(36);
    expect(value("sunday.at-once")).toBeGreaterThan(10);
    expect(broken).toEqual([]);
  },
);

test(
  "clock changes: no message out of hours, and each slot ends once",
  { timeout: SLOW_MS },
  async () => {
    const { value, broken } = await shortRun(clockChanges, { scale: 0.1 });
    expect(value("clock-changes.sent")).toBeGreaterThan(40);
    expect(value("clock-changes.journeys")).toBeGreaterThan(10);
    expect(broken).toEqual([]);
  },
);

test(
  "isolation: of two workspaces with equal ids and names, neither reads or changes a row of the other",
  { timeout: SLOW_MS },
  async () => {
    const { value, broken } = await shortRun(strangers, { scale: 0.005 });
    expect(value("strangers.operations")).toBe(50);
    expect(value("strangers.rows")).toBeGreaterThan(40);
    expect(broken).toEqual([]);
  },
);

test("fuzz: hostile words in any text of any view stay text", { timeout: SLOW_MS }, async () => {
  const { value, broken } = await shortRun(fuzz, { scale: 0.003 });
  expect(value("fuzz.screens")).toBeGreaterThan(1_000);
  expect(broken).toEqual([]);
});

test(
  "rate-limit storm: no call before Retry-After, nothing lost, and it recovers",
  { timeout: SLOW_MS },
  async () => {
    const { value, broken } = await shortRun(storm, { scale: 0.03 });
    expect(value("storm.refused")).toBeGreaterThan(0);
    expect(broken).toEqual([]);
  },
);
