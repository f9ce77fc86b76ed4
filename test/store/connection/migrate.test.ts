import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { inject, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { schemaDifference } from "../../../prisma/difference.ts";
import { migrate } from "../../../src/store/connection/migrate.ts";
import { DatabaseSetupError } from "../../../src/store/connection/setup-error.ts";
import { createEmptyDatabase, createTestDatabase } from "../../support/database.ts";
import { scratchFolder } from "../../support/scratch.ts";

test("migrations: make what schema.prisma says", async () => {
  expect(await schemaDifference(inject("clusterUrl"))).toBeNull();
});

test("migrations: a migrated database needs no more of them", async () => {
  const database = await createTestDatabase();
  onTestFinished(database.drop);
  expect(await migrate(database.url)).toEqual({ applied: [] });
});

describe("Migrations", () => {
  let url: string;

  beforeEach(async () => {
    const database = await createEmptyDatabase();
    url = database.url;
    return database.drop;
  });

  test("are applied in order, once, and recorded as Prisma records them", async () => {
    const folder = await folderOf({
      "2_fill": "INSERT INTO thing VALUES (1); INSERT INTO thing VALUES (2);",
      "1_make": "CREATE TABLE thing (n int);",
    });
    expect(await migrate(url, folder)).toEqual({ applied: ["1_make", "2_fill"] });
    expect(await migrate(url, folder)).toEqual({ applied: [] });
    expect(await query(url, "SELECT n FROM thing ORDER BY n")).toEqual([{ n: 1 }, { n: 2 }]);
    const [recorded] = await query(
      url,
      "SELECT * FROM _prisma_migrations WHERE migration_name = '1_make'",
    );
    expect(recorded).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      // printf 'CREATE TABLE thing (n int);' | sha256sum
      checksum: "3274968b649177508196668b9330db61dbca0dd6c00be7572a8ddbe94b3ccf3b",
      migration_name: "1_make",
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date),
      finished_at: expect.any(Date),
      applied_steps_count: 1,
    });
  });

  test("are applied once when several start at the same time", async () => {
    const folder = await folderOf({
      "1_make": "CREATE TABLE thing (n int); SELECT pg_sleep(0.3);",
    });
    const all = await Promise.all([
      migrate(url, folder),
      migrate(url, folder),
      migrate(url, folder),
    ]);
    expect(all.flatMap(({ applied }) => applied)).toEqual(["1_make"]);
  });

  test("leave nothing behind when they fail, and the ones before them stand", async () => {
    const folder = await folderOf({
      "1_make": "CREATE TABLE thing (n int);",
      "2_break": "INSERT INTO thing VALUES (1); INSERT INTO nothing VALUES (1);",
    });
    await expect(migrate(url, folder)).rejects.toThrow(
      /step 2_break and is as it was before \(.*"nothing".*\)\.$/,
    );
    expect(await query(url, "SELECT n FROM thing")).toEqual([]);
    await writeMigration(folder, "2_break", "INSERT INTO thing VALUES (7);");
    expect(await migrate(url, folder)).toEqual({ applied: ["2_break"] });
  });

  test("refuse a database that a newer version has migrated further", async () => {
    await migrate(url, await folderOf({ "1_make": "SELECT 1", "2_newer": "SELECT 2" }));
    await refused(
      migrate(url, await folderOf({ "1_make": "SELECT 1" })),
      /made by a newer Rapport .*2_newer/,
    );
  });

  test("refuse a database that another version has migrated otherwise", async () => {
    await migrate(url, await folderOf({ "1_make": "SELECT 1" }));
    await refused(
      migrate(url, await folderOf({ "1_make": "SELECT 2" })),
      /another version of Rapport .*1_make/,
    );
  });

  test("look past line endings, which Git may change", async () => {
    await migrate(url, await folderOf({ "1_make": "SELECT 1;\nSELECT 2;\n" }));
    expect(await migrate(url, await folderOf({ "1_make": "SELECT 1;\r\nSELECT 2;\r\n" }))).toEqual({
      applied: [],
    });
  });

  test("refuse a database that another tool left half-done, until that is resolved", async () => {
    const folder = await folderOf({ "1_make": "SELECT 1" });
    await migrate(url, folder);
    await query(url, "UPDATE _prisma_migrations SET finished_at = NULL");
    await refused(migrate(url, folder), /left half-done/);
    await query(url, "UPDATE _prisma_migrations SET rolled_back_at = now()");
    expect(await migrate(url, folder)).toEqual({ applied: ["1_make"] });
  });

  test("refuse a database with somebody else's tables, but not one with extensions", async () => {
    const folder = await folderOf({ "1_make": "SELECT 1" });
    await query(url, "CREATE TABLE invoices (n int)");
    await refused(
      migrate(url, folder),
      /already holds tables that are not Rapport's \(such as invoices\)/,
    );
    await query(url, "DROP TABLE invoices; CREATE EXTENSION pg_trgm");
    expect(await migrate(url, folder)).toEqual({ applied: ["1_make"] });
  });
});

async function refused(work: Promise<unknown>, sentence: RegExp): Promise<void> {
  const error: unknown = await work.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(DatabaseSetupError);
  expect((error as DatabaseSetupError).message).toMatch(sentence);
}

async function folderOf(migrations: Record<string, string>): Promise<string> {
  const folder = await scratchFolder();
  for (const [name, sql] of Object.entries(migrations)) await writeMigration(folder, name, sql);
  return folder;
}

async function writeMigration(folder: string, name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, "migration.sql"), sql);
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
