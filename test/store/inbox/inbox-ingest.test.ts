import { afterAll, beforeAll, expect, test } from "vitest";
import type { Inbound } from "../../../src/chat/intent.ts";
import { createInboxIngest } from "../../../src/store/inbox/inbox-ingest.ts";
import { type Database, openDatabase } from "../../../src/store/connection/database.ts";
import { type Sql, sqlOver } from "../../../src/store/connection/sql.ts";
import { createStore } from "../../../src/store/store.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";

let made: TestDatabase;
let database: Database;
/** How many messages each statement carried, and whether that was a flood. */
let statements: { messages: number; isFlood: boolean }[];
let arrivals: ReturnType<typeof createInboxIngest>;

beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase(made.url);
  const store = createStore(database.prisma);
  const { id } = await store.workspaces.obtain("slack:T1", "T1");
  await store.installations.save(id, "slack", { key: "T1", name: "T1", secrets: "{}" });
  statements = [];
  const sql = sqlOver(database.pool);
  const counted: Sql = (statement, values) => {
    const messages = (JSON.parse(String(values[0])) as unknown[]).length;
    statements.push({ messages, isFlood: arrivals.isOverloaded() });
    return sql(statement, values);
  };
  arrivals = createInboxIngest(counted);
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

const message = (key: string, over: Partial<Inbound> = {}): Inbound => ({
  key,
  platform: "slack",
  installation: "T1",
  person: "U1",
  place: { kind: "direct", conversation: "D1", thread: null, address: "D1" },
  message: key,
  at: 0,
  intent: { kind: "message", text: `said ${key}` },
  ...over,
});

async function keys(): Promise<string[]> {
  const { rows } = await database.pool.query(
    "SELECT idempotency_key AS key FROM inbox ORDER BY seq",
  );
  return rows.map((row) => row.key);
}

test("inbox: concurrent messages are stored together, in order, each before it is acknowledged", async () => {
  const wanted = Array.from({ length: 100 }, (_, n) => `a${n}`);
  const stored = await Promise.all(
    wanted.map(async (key) => {
      const isOurs = await arrivals.add(message(key), null);
      const { rowCount } = await database.pool.query(
        "SELECT FROM inbox WHERE idempotency_key = $1",
        [key],
      );
      return isOurs && rowCount === 1;
    }),
  );
  expect(stored.every(Boolean)).toBe(true);
  expect(await keys()).toEqual(wanted);
  expect(statements.length).toBeLessThan(10);
  expect(statements.some(({ isFlood }) => isFlood)).toBe(true);
});

test("inbox: a repeated message has one row, in its own workspace alone", async () => {
  const before = await keys();
  const told = await Promise.all([
    arrivals.add(message("b"), null),
    arrivals.add(message("b"), null),
    arrivals.add(message("c", { installation: "T2" }), null),
    arrivals.add(message("a1"), null),
  ]);
  expect(told).toEqual([true, true, false, true]);
  expect(await keys()).toEqual([...before, "b"]);
});

test("inbox: a message that PostgreSQL refuses keeps out no other", async () => {
  const before = await keys();
  const bad = message("bad", { intent: { kind: "message", text: "half \0 a text" } });
  const told = await Promise.allSettled(
    [message("d"), bad, message("e")].map((one) => arrivals.add(one, null)),
  );
  expect(told.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await keys()).toEqual([...before, "d", "e"]);
});
