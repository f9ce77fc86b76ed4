import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { nudgesUnderKills } from "./nudges-under-kills.ts";

/** A short form of what `npm run soak` does a thousand times. */

const KILLS = 3;
const SLOW_MS = 90_000;

let nudges: TestDatabase;

beforeAll(async () => {
  nudges = await createTestDatabase();
});

afterAll(async () => {
  await nudges.drop();
});

test(
  "of the messages that were due, each arrives once, though instances are killed while they send",
  { timeout: SLOW_MS },
  async () => {
    const sent = await nudgesUnderKills(nudges.url, KILLS);
    expect(sent.messages).toBeGreaterThan(20);
    expect(sent).toMatchObject({ kills: KILLS, lost: 0, doubled: 0 });
  },
);
