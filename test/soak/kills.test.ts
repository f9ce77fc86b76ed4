import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { nudgesUnderKills } from "./nudges-under-kills.ts";
import { repliesUnderKills } from "./replies-under-kills.ts";

/** The short forms of what `npm run soak` does a thousand times. */

const KILLS = 3;
const SLOW_MS = 90_000;

let replies: TestDatabase;
let nudges: TestDatabase;

beforeAll(async () => {
  replies = await createTestDatabase();
  nudges = await createTestDatabase();
});

afterAll(async () => {
  await replies.drop();
  await nudges.drop();
});

test(
  "of the replies that were answered 200, none is lost and none doubled, though instances are killed",
  { timeout: SLOW_MS },
  async () => {
    const tally = await repliesUnderKills(replies.url, KILLS);
    expect(tally.answered).toBeGreaterThan(50);
    expect(tally).toMatchObject({ kills: KILLS, lost: 0, doubled: 0 });
  },
);

test(
  "of the messages that were due, each arrives once, though instances are killed while they send",
  { timeout: SLOW_MS },
  async () => {
    const sent = await nudgesUnderKills(nudges.url, KILLS);
    expect(sent.messages).toBeGreaterThan(20);
    expect(sent).toMatchObject({ kills: KILLS, lost: 0, doubled: 0 });
  },
);
