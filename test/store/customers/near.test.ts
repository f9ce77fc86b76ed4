import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCustomerRepository } from "../../../src/store/customers/customers.ts";
import { type Database, openDatabase } from "../../../src/store/connection/database.ts";
import { sqlOver, type Statement } from "../../../src/store/connection/sql.ts";
import { createStore } from "../../../src/store/store.ts";
import { importPortfolio } from "../../../src/features/import/import-portfolio.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { type Files, sourceOf } from "../../support/files.ts";

let made: TestDatabase;
let database: Database;
let workspaceId: string;
const EMAIL = "ana@us.example";
let admin: { id: string; role: "admin" };

/** Names that share a word with what is looked for, and nothing else. */
const OTHERS = ["Quist", "Brook", "Hurdle", "Ympton", "Wickfux"].flatMap((word) =>
  ["Bank", "Foods", "Logistics"].map((trade) => ({ name: `${word} ${trade}`, aliases: "" })),
);
const CUSTOMERS = [
  ...OTHERS,
  { name: "Rosnaman Bank", aliases: "" },
  { name: "Acme", aliases: "" },
  {
    name: "Guldborg",
    aliases: "Danske Sukkerfabrikker;Nordic Sugar;Sugar of the North;Halvdan Foods",
  },
];

beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase(made.url);
  const store = createStore(database.prisma);
  workspaceId = (await store.workspaces.obtain("w", "w")).id;
  const files: Files = {
    "members.csv": [{ email: EMAIL, name: "Ana", timezone: "Europe/Copenhagen" }],
    "customers.csv": CUSTOMERS.map((customer) => ({ ...customer, owner_email: EMAIL })),
  };
  await importPortfolio(store, workspaceId, async (file) => sourceOf(file, files[file]), {
    progress: () => undefined,
  });
  const member = await store.members.byEmail(workspaceId, EMAIL);
  admin = { id: member?.id ?? "", role: "admin" };
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

/** The names that are near, and how many looks at the index it took. */
async function near(text: string): Promise<{ names: string[]; looks: number }> {
  let looks = 0;
  const sql = sqlOver(database.pool);
  const counted = <Row>(statement: Statement, values: unknown[]) => {
    looks++;
    return sql<Row>(statement, values);
  };
  const found = await createCustomerRepository(database.prisma, counted).near(
    workspaceId,
    text,
    admin,
  );
  return { names: found.map(({ name }) => name), looks };
}

describe("near name", () => {
  test("is the one with a letter too many, found at the first look", async () => {
    expect(await near("Rosnamann Bank")).toEqual({ names: ["Rosnaman Bank"], looks: 1 });
  });

  test("is the one with two letters changed, and not all that share its other word", async () => {
    expect(await near("Rosanman Bank")).toEqual({ names: ["Rosnaman Bank"], looks: 2 });
  });

  test("is a short one with one letter wrong", async () => {
    expect(await near("Acne")).toEqual({ names: ["Acme"], looks: 2 });
  });

  test("is one by a misspelt alias among many", async () => {
    expect(await near("Havldan Foods")).toEqual({ names: ["Guldborg"], looks: 2 });
  });

  test("is nothing, where nothing is like it", async () => {
    expect((await near("Zzyzx Quux")).names).toEqual([]);
  });
});
