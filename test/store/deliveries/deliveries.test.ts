import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Card } from "../../../src/chat/view.ts";
import { type Database, openDatabase } from "../../../src/store/connection/database.ts";
import { newId } from "../../../src/store/connection/id.ts";
import { type Store, createStore } from "../../../src/store/store.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { type StoppedClock, stopClock } from "../../support/stopped-clock.ts";

let made: TestDatabase;
let clock: StoppedClock;
let database: Database;
let store: Store;
beforeAll(async () => {
  made = await createTestDatabase();
  clock = await stopClock(made);
  database = await openDatabase(made.url, { poolSize: 4 });
  store = createStore(database.prisma, () => null, database);
});
afterAll(async () => {
  await database?.close();
  await clock?.close();
  await made?.drop();
});

const card: Card = { kind: "card", name: "notice", text: "Hello", blocks: [] };
const turn = { limit: 10, perWorkspace: 5, after: null };

async function due(name: string): Promise<string> {
  const { id } = await store.workspaces.obtain(name, name);
  const place = { platform: "slack", address: "person:U1" };
  await store.deliveries.add(id, { key: name, kind: "notice", ...place, card });
  return id;
}

test("delivery lease: begins again when the platform is about to be called, however long the wait was", async () => {
  const id = await due("waited");
  const rows = await store.deliveries.claim(newId(), { ...turn, leaseMs: 1_500 });
  await clock.advance(1_000);
  const outbox = store.createOutbox(20_000);
  for (const row of rows) expect(await outbox.begin(row)).toBe(true);
  const [left] = await database.prisma.$queryRaw<{ s: number }[]>`
    SELECT extract(epoch FROM lease_until - now())::float8 AS s FROM delivery WHERE workspace_id = ${id}::uuid`;
  expect(left?.s).toBe(20);
  // While the call is under way, past the first lease's end, nobody else takes it.
  await clock.advance(1_000);
  expect(await store.deliveries.claim(newId(), { ...turn, leaseMs: 1_500 })).toEqual([]);
});

test("delivery lease: a message whose lease went to another worker is not begun by the first", async () => {
  await due("overtaken");
  const [first] = await store.deliveries.claim(newId(), { ...turn, leaseMs: 1 });
  await clock.advance(2);
  const [second] = await store.deliveries.claim(newId(), { ...turn, leaseMs: 60_000 });
  const outbox = store.createOutbox(60_000);
  if (!first || !second) throw new Error("nothing was claimed");
  expect(second.id).toBe(first.id);
  expect(await outbox.begin(first)).toBe(false);
  expect(await outbox.begin(second)).toBe(true);
});

test("delivery: due at once, however wrong the clock of the instance that adds it", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
  const id = await due("an hour ahead").finally(() => vi.useRealTimers());
  const rows = await store.deliveries.claim(newId(), { ...turn, leaseMs: 60_000 });
  expect(rows.map(({ workspaceId }) => workspaceId)).toContain(id);
});

test.each([
  ["delivery", ["state", "attempts", "lease_owner", "lease_until", "first_tried_at", "reason"]],
  ["inbox", ["attempts", "next_try_at", "last_error"]],
])(
  "%s: no index contains a column that each step of a message updates, so updates stay HOT",
  async (table, changing) => {
    const { rows } = await database.pool.query<{ index: string; column: string }>(
      `SELECT d.objid::regclass::text AS index, a.attname AS column
     FROM pg_depend d JOIN pg_index i ON i.indexrelid = d.objid
     JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
     WHERE d.classid = 'pg_class'::regclass AND d.refobjid = $1::regclass`,
      [table],
    );
    const columns = new Set(rows.map(({ column }) => column));
    expect(columns).toContain("workspace_id");
    expect(rows.filter(({ column }) => changing.includes(column))).toEqual([]);
  },
);
