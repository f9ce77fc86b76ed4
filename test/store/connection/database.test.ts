import { createServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openDatabase, type Database } from "../../../src/store/connection/database.ts";
import { DatabaseSetupError } from "../../../src/store/connection/setup-error.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";

let home: TestDatabase;

beforeAll(async () => {
  home = await createTestDatabase();
});

afterAll(() => home.drop());

describe("database connection", () => {
  test("answers Prisma and raw SQL, in UTC and with patience that ends", async () => {
    const { prisma, pool } = await open();
    const made = await prisma.workspace.create({ data: { key: "local", name: "Local" } });
    const { rows } = await pool.query("SELECT id, name FROM workspace");
    expect(rows).toEqual([{ id: made.id, name: "Local" }]);
    const session = await pool.query(
      "SELECT current_setting('timezone') AS zone, current_setting('statement_timeout') AS patience",
    );
    expect(session.rows).toEqual([{ zone: "UTC", patience: "30s" }]);
  });

  test("goes on after its connections were cut", async () => {
    const broken: string[] = [];
    const { pool, prisma } = await open({ onError: (error) => broken.push(error.message) });
    await pool.query("SELECT 1");
    const other = await open();
    await other.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    await expect.poll(() => broken.length).toBeGreaterThan(0);
    expect(await prisma.workspace.count()).toBeTypeOf("number");
  });

  test("never uses more connections than it was given", async () => {
    const { pool } = await open({ poolSize: 2 });
    const pids = await Promise.all(
      Array.from({ length: 8 }, () =>
        pool.query<{ pid: number }>("SELECT pg_backend_pid() AS pid, pg_sleep(0.01)"),
      ),
    );
    expect(new Set(pids.map(({ rows }) => rows[0]?.pid)).size).toBe(2);
  });
});

describe("broken DATABASE_URL, one sentence says what to fix", () => {
  const silent = createServer((socket) => void socket.resume());

  beforeAll(async () => {
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  });

  afterAll(() => new Promise((resolve) => silent.close(resolve)));

  test.each([
    ["no address at all", () => "localhost", /not a PostgreSQL address/],
    [
      "another database's address",
      () => "mysql://me:secret@localhost/x",
      /not a PostgreSQL address/,
    ],
    ["an empty one", () => "", /not a PostgreSQL address/],
    [
      "a host that does not exist",
      () => "postgresql://me:secret@no.such.host.invalid/x",
      /no\.such\.host\.invalid:5432, a name that nobody here knows/,
    ],
    [
      "a port where nobody listens",
      () => "postgresql://me:secret@127.0.0.1:1/x",
      /127\.0\.0\.1:1, where no PostgreSQL answers/,
    ],
    [
      "a socket that is not there",
      () => "postgresql://me@localhost/x?host=/no/such/folder",
      /\/no\/such\/folder, where no PostgreSQL answers/,
    ],
    [
      "a port where something else keeps silent",
      () => `postgresql://me:secret@127.0.0.1:${(silent.address() as AddressInfo).port}/x`,
      /does not answer/,
    ],
    [
      "a database that does not exist",
      () => at({ path: "/nothing" }),
      /has no database "nothing": create it/,
    ],
    ["a user who does not exist", () => at({ user: "stranger" }), /"stranger"/],
  ])("%s", async (_, url, sentence) => {
    const error: unknown = await openDatabase(url()).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(DatabaseSetupError);
    const { message } = error as DatabaseSetupError;
    expect(message).toMatch(sentence);
    expect(message).toMatch(/^[^\n]+\.$/);
    expect(message).not.toContain("secret");
  });
});

async function open(options: Parameters<typeof openDatabase>[1] = {}): Promise<Database> {
  const database = await openDatabase(home.url, options);
  onTestFinished(() => database.close());
  return database;
}

function at({ path, user }: { path?: string; user?: string }): string {
  const url = new URL(home.url);
  if (path !== undefined) url.pathname = path;
  if (user !== undefined) url.username = user;
  return url.href;
}
