import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { duplicates } from "./duplicates.ts";
import type { Figure, Run } from "./figure.ts";
import { outage } from "./outage.ts";
import { postgres } from "./postgres.ts";
import { sigterm } from "./stops.ts";

/** Short forms of the runs of `npm run soak`. */

/** Ten times what the longest takes on an idle machine. */
const SLOW_MS = 600_000;

let made: TestDatabase;

beforeEach(async () => {
  made = await createTestDatabase();
});

afterEach(() => made.drop());

/** A small run; its figures, and those that do not hold. */
async function small(
  run: Run,
  scale: number,
): Promise<{ counted: Map<string, number>; bad: Figure[] }> {
  const figures = await run({ url: made.url, kills: 1_000 * scale, minutes: 1, scale });
  const counted = new Map(figures.map(({ name, value }) => [name, value]));
  return { counted, bad: figures.filter(({ holds }) => !holds) };
}

test(
  "duplicates: an event that comes eleven times leaves what one leaves",
  { timeout: SLOW_MS },
  async () => {
    const { counted, bad } = await small(duplicates, 0.05);
    expect(counted.get("duplicates.records")).toBeGreaterThan(20);
    expect(bad).toEqual([]);
  },
);

test(
  "outage: messages written while nobody listens are backfilled after the start, within the platform's rate",
  { timeout: SLOW_MS },
  async () => {
    const { counted, bad } = await small(outage, 0.03);
    expect(counted.get("outage.missed")).toBeGreaterThan(5);
    expect(bad).toEqual([]);
  },
);

test(
  "stop: unfinished work is given back, and a wrong clock sends nothing early",
  { timeout: SLOW_MS },
  async () => {
    const { counted, bad } = await small(sigterm, 0.01);
    expect(counted.get("sigterm.nudges")).toBeGreaterThan(0);
    expect(bad).toEqual([]);
  },
);

test("PostgreSQL: work goes on after it was away", { timeout: SLOW_MS }, async () => {
  const { counted, bad } = await small(postgres, 0.1);
  expect(counted.get("postgres.replies.answered")).toBeGreaterThan(20);
  expect(bad).toEqual([]);
});
