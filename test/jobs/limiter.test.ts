import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/store/database.ts";
import type { Pace } from "../../src/store/rate-limits.ts";
import { storeOn } from "../../src/store/store.ts";
import { together } from "../../src/store/together.ts";
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
const inWorkspace: Pace = { scope: "workspace", rate: 1, max: 5 };
const inChat: Pace = { scope: "person:U1", rate: 1, max: 1 };
const store = () => storeOn(database.prisma, () => null, database);
const aWorkspace = async (name: string) => (await store().workspaces.obtain(name, name)).id;
const take = (workspaceId: string, calls: number, paces: Pace[]) =>
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
  await take(id, 1, [inWorkspace]);
  await rateLimits.wentWell(
    Array.from({ length: 40 }, () => ({ workspaceId: id, pace: inWorkspace })),
  );
  await rateLimits.slowDown(id, inWorkspace, 30_000);
  const [turn] = await take(id, 1, [inWorkspace]);
  expect(turn?.granted).toBe(false);
  expect(turn?.waitMs).toBeGreaterThan(29_000);
  expect(turn?.rising).toEqual([inWorkspace]);
});

test("what is asked while an answer is under way is asked together, and each gets its own answer", async () => {
  const asked: number[][] = [];
  const double = together(async (numbers: number[]) => {
    asked.push(numbers);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (numbers.includes(13)) throw new Error("unlucky");
    return numbers.map((n) => n * 2);
  });
  const first = double(1);
  await new Promise((resolve) => setTimeout(resolve, 2));
  expect(await Promise.all([first, double(2), double(3)])).toEqual([2, 4, 6]);
  expect(asked).toEqual([[1], [2, 3]]);
  await expect(double(13)).rejects.toThrow("unlucky");
  expect(await double(7)).toBe(14);
});
