import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../../src/store/connection/database.ts";
import { type Sql, transactionOver } from "../../../src/store/connection/sql.ts";
import { createTestDatabase, type TestDatabase, withAdmin } from "../../support/database.ts";

let made: TestDatabase;
let database: Database;
beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase(made.url, { poolSize: 2 });
  await database.pool.query("CREATE TABLE kept (word text)");
});
afterAll(async () => {
  await database?.close();
  await made?.drop();
});

const keep = (sql: Sql, word: string) => sql({ text: "INSERT INTO kept VALUES ($1)" }, [word]);
const words = async () =>
  (await database.pool.query("SELECT word FROM kept ORDER BY 1")).rows.map(({ word }) => word);
const inTransaction: ReturnType<typeof transactionOver> = (work) =>
  transactionOver(database.pool)(work);

test("transaction: keeps all of its work, or none", async () => {
  await inTransaction((sql) => keep(sql, "whole"));
  const half = inTransaction(async (sql) => {
    await keep(sql, "half");
    throw new Error("changed its mind");
  });
  await expect(half).rejects.toThrow("changed its mind");
  expect(await words()).toEqual(["whole"]);
});

test("transaction: a broken connection rolls it back, and ends neither process nor pool", async () => {
  const cut = inTransaction(async (sql) => {
    const [me] = await sql<{ pid: number }>({ text: "SELECT pg_backend_pid() AS pid" }, []);
    await keep(sql, "cut");
    await withAdmin(made.url, (admin) => admin.query("SELECT pg_terminate_backend($1)", [me?.pid]));
    // Nothing is asked while the news comes in: nobody but the listener hears it.
    await wait(200);
    await keep(sql, "after");
  });
  await expect(cut).rejects.toThrow();
  await inTransaction((sql) => keep(sql, "next"));
  expect(await words()).toEqual(["next", "whole"]);
});
