import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/store/connection/database.ts";
import type { RateLimit } from "../../src/store/deliveries/rate-limits.ts";
import { createStore } from "../../src/store/store.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

let made: TestDatabase;
let database: Database;
beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase(made.url);
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

const LONGEST_MS = 2_000;
const inWorkspace: RateLimit = { scope: "workspace", rate: 1, max: 5 };
const inChat: RateLimit = { scope: "person:U1", rate: 1, max: 1 };
const store = () => createStore(database.prisma, () => null, database);
const aWorkspace = async (name: string) => (await store().workspaces.obtain(name, name)).id;
const take = (workspaceId: string, calls: number, paces: RateLimit[]) =>
  store().rateLimits.take(
    Array.from({ length: calls }, () => ({ workspaceId, paces })),
    LONGEST_MS,
  );

test("turns come a second apart, and one that is far ahead is not taken from those before it", async () => {
  const id = await aWorkspace("far");
  const turns = await take(id, 20, [inWorkspace]);
  expect(turns.map(({ granted }) => granted)).toEqual(
    [true, true, true].concat(Array<boolean>(17).fill(false)),
  );
  expect(turns.slice(0, 3).map(({ waitMs }) => Math.round(waitMs / 1_000))).toEqual([0, 1, 2]);
  // Those that were sent away have pushed nobody back.
  const [next] = await take(id, 1, [inWorkspace]);
  expect(Math.round((next?.waitMs ?? 0) / 1_000)).toBe(3);
});

test("a call that waits in one scope takes nothing in another", async () => {
  const id = await aWorkspace("scopes");
  await take(id, 4, [inChat]);
  await take(id, 5, [inWorkspace, inChat]);
  const [free] = await take(id, 1, [inWorkspace]);
  expect(free).toMatchObject({ granted: true });
  expect(free?.waitMs).toBeLessThan(500);
});

test("no turn is given before the platform's rest is over, and the pace is halved and rises again", async () => {
  const id = await aWorkspace("rest");
  const { rateLimits } = store();
  const rate = async () =>
    (await database.pool.query("SELECT rate FROM rate_limit WHERE workspace_id = $1", [id])).rows[0]
      .rate;
  await rateLimits.take(
    Array.from({ length: 40 }, () => ({ workspaceId: id, paces: [inWorkspace] })),
    60_000,
  );
  expect(await rate()).toBeCloseTo(5);
  await rateLimits.slowDown(id, inWorkspace, 30_000);
  expect(await rate()).toBeCloseTo(2.5);
  const [turn] = await take(id, 1, [inWorkspace]);
  expect(turn?.granted).toBe(false);
  expect(turn?.waitMs).toBeGreaterThan(29_000);
  // One that did not start moves nothing.
  expect(await rate()).toBeCloseTo(2.5);
});

test("calls that wait for nobody start at once, and the next in each of their scopes a second later", async () => {
  const id = await aWorkspace("free");
  const other = await aWorkspace("free too");
  await take(id, 1, [inWorkspace, inChat]);
  await take(other, 1, [inWorkspace, inChat]);
  await database.pool.query(
    "UPDATE rate_limit SET next_call_at = now() - interval '1 minute' WHERE workspace_id = ANY ($1)",
    [[id, other]],
  );
  const both = [id, other].map((workspaceId) => ({ workspaceId, paces: [inWorkspace, inChat] }));
  const atOnce = { granted: true, waitMs: 0 };
  expect(await store().rateLimits.take(both, LONGEST_MS)).toEqual([atOnce, atOnce]);
  const { rows } = await database.pool.query(
    "SELECT scope, rate FROM rate_limit WHERE workspace_id = $1 ORDER BY scope",
    [id],
  );
  expect(rows).toEqual([
    { scope: "person:U1", rate: 1 },
    { scope: "workspace", rate: expect.closeTo(1.2) },
  ]);
  // The chat is free again, the workspace is not: neither moves on.
  await database.pool.query(
    "UPDATE rate_limit SET next_call_at = now() - interval '1 minute' WHERE scope = $1",
    [inChat.scope],
  );
  const turns = await store().rateLimits.take([...both, { workspaceId: id, paces: [] }], 100);
  expect(turns.map(({ granted }) => granted)).toEqual([false, false, true]);
  expect(turns[0]?.waitMs).toBeGreaterThan(500);
  expect(turns[0]?.waitMs).toBeLessThan(1_000);
  const [chat] = await take(id, 1, [inChat]);
  expect(chat).toEqual(atOnce);
});

test("of many who ask for the same turn at once, on connections of their own, one has it", async () => {
  const id = await aWorkspace("raced");
  await take(id, 1, [inWorkspace]);
  await database.pool.query(
    "UPDATE rate_limit SET next_call_at = now() - interval '1 minute' WHERE workspace_id = $1",
    [id],
  );
  const turns = await Promise.all(Array.from({ length: 8 }, () => take(id, 1, [inWorkspace])));
  expect(turns.flat().filter(({ waitMs }) => waitMs === 0)).toHaveLength(1);
  const waits = turns.flat().flatMap(({ granted, waitMs }) => (granted ? [waitMs] : []));
  const starts = waits.toSorted((a, b) => a - b);
  // Each takes the place after the one before it, at a pace that rises to 1.3 a second.
  expect(starts.slice(1).every((start, n) => start - (starts[n] ?? 0) > 600)).toBe(true);
});
