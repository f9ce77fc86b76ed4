import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { clockChanges } from "./clock-changes.ts";
import type { Run } from "./figure.ts";
import { fuzz } from "./fuzz.ts";
import { storm } from "./storm.ts";
import { strangers } from "./strangers.ts";
import { sunday } from "./sunday.ts";

/** Short forms of what `npm run soak` does at full size. */

/** Ten times what the longest takes on an idle machine. */
const SLOW_MS = 600_000;

let made: TestDatabase;
beforeEach(async () => {
  made = await createTestDatabase();
});
afterEach(() => made.drop());

/** A run's figures by name; those that do not hold. */
async function figuresOf(run: Run, scale: number) {
  const figures = await run({ url: made.url, kills: 0, minutes: 1, scale });
  return {
    value: (name: string) => figures.find((figure) => figure.name === name)?.value ?? Number.NaN,
    broken: figures.filter(({ holds }) => !holds),
  };
}

test(
  "down from Sunday to Tuesday: every first nudge comes once, within working hours and spread out",
  { timeout: SLOW_MS },
  async () => {
    const { value, broken } = await figuresOf(sunday, 0.03);
    expect(value("sunday.members")).toBe(36);
    expect(value("sunday.at-once")).toBeGreaterThan(10);
    expect(broken).toEqual([]);
  },
);

test(
  "clock changes: no message out of hours, and each slot ends once",
  { timeout: SLOW_MS },
  async () => {
    const { value, broken } = await figuresOf(clockChanges, 0.1);
    expect(value("clock-changes.sent")).toBeGreaterThan(40);
    expect(value("clock-changes.journeys")).toBeGreaterThan(10);
    expect(broken).toEqual([]);
  },
);

test(
  "isolation: of two workspaces with equal ids and names, neither reads or changes a row of the other",
  { timeout: SLOW_MS },
  async () => {
    const { value, broken } = await figuresOf(strangers, 0.005);
    expect(value("strangers.operations")).toBe(50);
    expect(value("strangers.rows")).toBeGreaterThan(40);
    expect(broken).toEqual([]);
  },
);

test("fuzz: hostile words in any text of any view stay text", { timeout: SLOW_MS }, async () => {
  const { value, broken } = await figuresOf(fuzz, 0.003);
  expect(value("fuzz.screens")).toBeGreaterThan(1_000);
  expect(broken).toEqual([]);
});

test(
  "rate-limit storm: no call before Retry-After, nothing lost, and it recovers",
  { timeout: SLOW_MS },
  async () => {
    const { value, broken } = await figuresOf(storm, 0.03);
    expect(value("storm.refused")).toBeGreaterThan(0);
    expect(broken).toEqual([]);
  },
);
