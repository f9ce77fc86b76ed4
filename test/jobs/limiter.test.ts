import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/store/connection/database.ts";
import type { RateLimit } from "../../src/chat/platform.ts";
import { createStore } from "../../src/store/store.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { type StoppedClock, stopClock } from "../support/stopped-clock.ts";

let made: TestDatabase;
let clock: StoppedClock;
let database: Database;
beforeAll(async () => {
  made = await createTestDatabase();
  clock = await stopClock(made);
  database = await openDatabase(made.url);
});
afterAll(async () => {
  await database.close();
  await clock.close();
  await made.drop();
});

const LONGEST_MS = 2_000;
const A_MINUTE_MS = 60_000;
const inWorkspace: RateLimit = { scope: "workspace", rate: 1, max: 5 };
const inChat: RateLimit = { scope: "person:U1", rate: 1, max: 1 };
const store = () => createStore(database.prisma, () => null, database);
const aWorkspace = async (name: string) => (await store().workspaces.obtain(name, name)).id;
const take = (workspaceId: string, calls: number, limits: RateLimit[], longestMs = LONGEST_MS) =>
  store().rateLimits.take(
    Array.from({ length: calls }, () => ({ workspaceId, limits })),
    longestMs,
  );
const waitsOf = (turns: { waitMs: number }[]) => turns.map(({ waitMs }) => Math.round(waitMs));
const ratesOf = async (workspaceId: string) =>
  (
    await database.pool.query(
      "SELECT scope, rate FROM rate_limit WHERE workspace_id = $1 ORDER BY scope",
      [workspaceId],
    )
  ).rows;

test("rate limit: turns come a second apart, and one too far ahead is not reserved", async () => {
  const id = await aWorkspace("far");
  const turns = await take(id, 20, [inWorkspace]);
  expect(turns.map(({ granted }) => granted)).toEqual(
    [true, true, true].concat(Array<boolean>(17).fill(false)),
  );
  expect(waitsOf(turns.slice(0, 3))).toEqual([0, 1_000, 2_000]);
  // Those that were refused have pushed nobody back.
  expect(waitsOf(await take(id, 1, [inWorkspace]))).toEqual([3_000]);
});

test("rate limit: a call that waits in one scope takes nothing in another", async () => {
  const id = await aWorkspace("scopes");
  await take(id, 4, [inChat]);
  await take(id, 5, [inWorkspace, inChat]);
  expect(await take(id, 1, [inWorkspace])).toEqual([{ granted: true, waitMs: 0 }]);
});

test("rate limit: no turn before Retry-After, and the rate is halved and rises again", async () => {
  const id = await aWorkspace("rest");
  await take(id, 40, [inWorkspace], A_MINUTE_MS);
  expect(await ratesOf(id)).toEqual([{ scope: "workspace", rate: expect.closeTo(5) }]);
  await store().rateLimits.slowDown(id, inWorkspace, 50_000);
  const halved = [{ scope: "workspace", rate: expect.closeTo(2.5) }];
  expect(await ratesOf(id)).toEqual(halved);
  expect(await take(id, 1, [inWorkspace])).toEqual([{ granted: false, waitMs: 50_000 }]);
  // A call that did not start changes nothing.
  expect(await ratesOf(id)).toEqual(halved);
  await clock.advance(50_000);
  expect(await take(id, 1, [inWorkspace])).toEqual([{ granted: true, waitMs: 0 }]);
  expect(await ratesOf(id)).toEqual([{ scope: "workspace", rate: expect.closeTo(2.6) }]);
});

test("rate limit: free calls start at once, and the next in each of their scopes a second later", async () => {
  const id = await aWorkspace("free");
  const other = await aWorkspace("free too");
  await take(id, 1, [inWorkspace, inChat]);
  await take(other, 1, [inWorkspace, inChat]);
  await clock.advance(A_MINUTE_MS);
  const both = [id, other].map((workspaceId) => ({ workspaceId, limits: [inWorkspace, inChat] }));
  const atOnce = { granted: true, waitMs: 0 };
  expect(await store().rateLimits.take(both, LONGEST_MS)).toEqual([atOnce, atOnce]);
  expect(await ratesOf(id)).toEqual([
    { scope: "person:U1", rate: 1 },
    { scope: "workspace", rate: expect.closeTo(1.2) },
  ]);
  // At 1.1 a second the workspace is free again 909 ms later, the chat at 1 a second is not: neither moves on.
  await clock.advance(950);
  const turns = await store().rateLimits.take([...both, { workspaceId: id, limits: [] }], 10);
  expect(turns.map(({ granted }) => granted)).toEqual([false, false, true]);
  expect(waitsOf(turns)).toEqual([50, 50, 0]);
  expect(await take(id, 1, [inWorkspace])).toEqual([atOnce]);
});

test("rate limit: of eight connections that ask for one turn, one has it, and the others queue behind it", async () => {
  const id = await aWorkspace("raced");
  await take(id, 1, [inWorkspace]);
  await clock.advance(A_MINUTE_MS);
  const turns = await Promise.all(Array.from({ length: 8 }, () => take(id, 1, [inWorkspace])));
  const granted = turns.flat().filter((turn) => turn.granted);
  // Each takes the place after the one before it, at a rate that rises from 1.1 a second by 0.1 a call.
  const starts = [0, 1_000 / 1.1, 1_000 / 1.1 + 1_000 / 1.2].map(Math.round);
  expect(waitsOf(granted).toSorted((a, b) => a - b)).toEqual(starts);
});
