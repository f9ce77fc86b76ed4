import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { weekOf } from "./million-week.ts";

/** A short form of what `npm run soak -- million-week` does with a million members. */

const SIZE = { members: 500, workspaces: 15, large: 60, zones: 1 };
/** Ten times what the longest takes on an idle machine. */
const SLOW_MS = 600_000;

let made: TestDatabase;

beforeAll(async () => {
  made = await createTestDatabase();
});

afterAll(() => made.drop());

test(
  "a week of many workspaces: every slot ends once, within working hours, and no workspace waits for another",
  { timeout: SLOW_MS },
  async () => {
    const figures = await weekOf(made.url, SIZE);
    const counted = new Map(figures.map(({ name, value }) => [name, value]));
    expect(counted.get("week.arrived")).toBeGreaterThan(375);
    expect(counted.get("week.slots.cancelled (touched)")).toBeGreaterThan(0);
    expect(counted.get("week.digests")).toBeGreaterThan(10);
    expect(figures.filter(({ holds }) => !holds)).toEqual([]);
  },
);
