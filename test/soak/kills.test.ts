import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { both } from "./kills.ts";

/** A short form of what `npm run soak` does a thousand times. */

const KILLS = 4;
/** Ten times what the longest takes on an idle machine. */
const SLOW_MS = 600_000;

let made: TestDatabase;

beforeAll(async () => {
  made = await createTestDatabase();
});

afterAll(() => made.drop());

test(
  "kill -9: every reply and every due message ends exactly once",
  { timeout: SLOW_MS },
  async () => {
    const figures = await both({ url: made.url, kills: KILLS, minutes: 1, scale: 1 });
    const counted = new Map(figures.map(({ name, value }) => [name, value]));
    expect(counted.get("replies.answered")).toBeGreaterThan(3);
    expect(counted.get("nudges.slack.due")).toBe(16);
    expect(counted.get("nudges.teams.due")).toBe(16);
    expect(figures.filter(({ holds }) => !holds)).toEqual([]);
  },
);
