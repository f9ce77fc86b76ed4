import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/store/connection/database.ts";
import { command } from "../support/command.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { folderOf, importFolder } from "../support/portfolio-folder.ts";
import { MONDAY } from "../support/monday.ts";
import { smallPortfolio } from "../support/small-portfolio.ts";
import { createStore } from "../../src/store/store.ts";

let made: TestDatabase;
let database: Database;
beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase(made.url);
  await importFolder(createStore(database.prisma), "local", await folderOf(smallPortfolio(MONDAY)));
});
afterAll(async () => {
  await database?.close();
  await made?.drop();
});

const person = (...args: string[]) => command(["person", ...args], { DATABASE_URL: made.url });

test("person: what is held is shown, what would go is said first, and forgetting names the backups", async () => {
  const shown = await person("export", "Dana Holm");
  expect(JSON.parse(shown.out).records.contact).toMatchObject([{ name: "Dana Holm" }]);
  const asked = await person("forget", "dana holm");
  expect(asked.err).toContain("Contact: Dana Holm at Fjord Foods A/S");
  expect(asked.err).toContain("“holm dana”");
  expect(asked.err).toContain("Left alone unless you add them with --also: “dana”, “holm”");
  expect(asked.err).toContain("Nothing is changed yet");
  const done = await person("forget", "dana holm", "--yes");
  expect(JSON.parse(done.out)).toMatchObject({ records: { contact: 1 } });
  expect(done.err).toContain("After restoring one");
  expect(await person("export", "Dana Holm")).toMatchObject({ code: 1, out: "" });
  const { rows } = await database.pool.query(
    "SELECT what, source FROM audit WHERE what LIKE 'person%' ORDER BY at",
  );
  expect(rows).toEqual([
    { what: "person exported", source: "command line" },
    { what: "person forgotten", source: "command line" },
  ]);
});
