import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sharesOf } from "../../../src/engine/strengths/balance.ts";
import { fitQuietRisk } from "../../../src/engine/quiet-risk/quiet-risk.ts";
import type { Portfolio } from "../../../src/engine/model/portfolio.ts";
import { type Database, openDatabase } from "../../../src/store/connection/database.ts";
import { type Store, createStore } from "../../../src/store/store.ts";
import { importPortfolio } from "../../../src/features/import/import-portfolio.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { type Files, sourceOf } from "../../support/files.ts";

let made: TestDatabase;
let database: Database;
let quick: Store;
let plain: Store;
let workspaceId: string;

beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase(made.url);
  quick = createStore(database.prisma, undefined, database);
  plain = createStore(database.prisma);
  workspaceId = (await plain.workspaces.obtain("w", "w")).id;
  await take(FILES);
  await database.pool.query(
    `INSERT INTO priority_answer SELECT workspace_id, id, 'pay on time', '2026-03-01', 'partly', $2 FROM customer
     WHERE workspace_id = $1 AND name = 'Fjord Foods'`,
    [workspaceId, await idOf("rep1@us.example")],
  );
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

const EMAILS = ["rep1@us.example", "rep2@us.example", "other@us.example"];
const CUSTOMERS = ["Fjord Foods", "Lund Tools", "Aldgate Bank", "Vik Marine"];
const FILES: Files = {
  "members.csv": EMAILS.map((email, n) => ({
    email,
    name: `Member ${n}`,
    timezone: "Europe/Copenhagen",
    ...(n === 0 && { manager_email: "rep2@us.example" }),
  })),
  "customers.csv": CUSTOMERS.map((name, n) => ({
    name,
    owner_email: n === 0 ? "rep1@us.example;rep2@us.example" : "rep2@us.example",
    aliases: n === 0 ? "FF;Fjord" : "",
    annual_value: String(1_000.5 * (n + 1)),
    currency: n === 3 ? "USD" : "EUR",
    effort_hours_per_month: String(2.25 * (n + 1)),
    renewal_on: "2026-12-24",
    priorities: "pay on time",
  })),
  "contacts.csv": CUSTOMERS.flatMap((customer) => [
    {
      customer,
      name: "Dana Holm",
      email: "dana@x.example",
      level: "executive",
      function: "finance",
    },
    { customer, name: "Erik Voss" },
  ]),
  "interactions.csv": CUSTOMERS.flatMap((customer) =>
    ["2026-02-03T09:15:30.123Z", "2026-01-07T12:00:00Z", "2026-03-01T22:30:00Z"].map((at, n) => ({
      customer,
      member_email: EMAILS[n % 2] ?? "",
      at,
      channel: "call",
      contacts: "Dana Holm;Erik Voss",
      summary: `Talked “${n}”`,
      sentiment: "positive",
    })),
  ),
  "signals.csv": CUSTOMERS.map((customer) => ({
    customer,
    kind: "commitment",
    quote: "the plan by Friday",
    at: "2026-02-03T09:15:30Z",
    contact: "Dana Holm",
    by: "us",
    due_on: "2026-02-06",
    closed_on: "2026-02-05",
  })),
  "nudges.csv": CUSTOMERS.map((customer) => ({
    member_email: "rep2@us.example",
    customer,
    week: "2026-W09",
    play: "silence",
    contact: "Dana Holm",
    state: "answered",
  })),
};

async function take(files: Files): Promise<void> {
  await importPortfolio(plain, workspaceId, async (file) => sourceOf(file, files[file]), {
    progress: () => undefined,
  });
}

const idOf = async (email: string) => (await plain.members.byEmail(workspaceId, email))?.id ?? "";

async function customerId(name: string): Promise<string> {
  const { rows } = await database.pool.query(
    "SELECT id FROM customer WHERE workspace_id = $1 AND name = $2",
    [workspaceId, name],
  );
  return rows[0].id;
}

const NOW = Date.parse("2026-03-02T08:00:00Z");

/** Without members who have nothing to do with the customer, which a look leaves out. */
function without(portfolio: Portfolio, id: string): Portfolio {
  return { ...portfolio, members: portfolio.members.filter((member) => member.id !== id) };
}

describe("customer snapshot", () => {
  test("finds in one statement what a load of the same customer finds in many", async () => {
    const id = await customerId("Fjord Foods");
    const asker = await idOf("rep1@us.example");
    const loaded = await plain.portfolios.load(workspaceId, NOW, { customerIds: [id] });
    expect(loaded.interactions).toHaveLength(3);
    expect(loaded.nudges).toHaveLength(1);
    expect(loaded.customers[0]?.priorityAnswers).toHaveLength(1);
    const outsider = await idOf("other@us.example");
    for (const store of [quick, plain]) {
      const look = await store.customerSnapshots.at(workspaceId, id, asker, NOW);
      expect(look?.portfolio).toEqual(without(loaded, outsider));
    }
  });

  test("knows the workspace's own plays, settings and quiet risk", async () => {
    const [play] = (await plain.plays.inUse(workspaceId)).slice(1);
    if (!play) throw new Error("the catalogue is empty");
    await plain.plays.change(workspaceId, play, { state: "retired" });
    await plain.portfolios.setSetting(workspaceId, "nudgesPerWeek", 5);
    const model = fitQuietRisk([], NOW, 60);
    await plain.riskModels.keep(workspaceId, model, NOW);
    const look = await quick.customerSnapshots.at(
      workspaceId,
      await customerId("Fjord Foods"),
      await idOf("rep1@us.example"),
      NOW,
    );
    expect(look?.plays).toEqual(await plain.plays.inUse(workspaceId));
    expect(look?.plays).toContainEqual({ ...play, state: "retired" });
    expect(look?.portfolio.settings.nudgesPerWeek).toBe(5);
    expect(look?.model).toEqual(model);
  });

  test("has the asker among the members, whoever they are", async () => {
    const asker = await idOf("other@us.example");
    const look = await quick.customerSnapshots.at(
      workspaceId,
      await customerId("Lund Tools"),
      asker,
      NOW,
    );
    expect(look?.portfolio.members.map((member) => member.id)).toContain(asker);
  });

  test("finds no customer of another workspace", async () => {
    const elsewhere = await plain.workspaces.obtain("elsewhere", "elsewhere");
    const id = await customerId("Fjord Foods");
    expect(
      await quick.customerSnapshots.at(elsewhere.id, id, await idOf(EMAILS[0] ?? ""), NOW),
    ).toBeNull();
  });
});

describe("customer shares", () => {
  async function shares(): Promise<Record<string, unknown>> {
    const asker = await idOf("rep1@us.example");
    const entries = CUSTOMERS.map(async (name) => {
      const look = await quick.customerSnapshots.at(
        workspaceId,
        await customerId(name),
        asker,
        NOW,
      );
      return [name, look?.shares ?? null] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }

  /** The engine's own, over all customers. */
  async function byTheEngine(): Promise<Record<string, unknown>> {
    const { customers } = await plain.portfolios.load(workspaceId, NOW);
    const all = sharesOf(customers);
    return Object.fromEntries(customers.map(({ id, name }) => [name, all.get(id) ?? null]));
  }

  test("are the engine's, and follow whatever changes a customer", async () => {
    const seen: string[] = [];
    const compare = async () => {
      const now = await shares();
      expect(now).toEqual(await byTheEngine());
      seen.push(JSON.stringify(now));
    };
    await compare();
    const change = (set: string, where: string) =>
      database.pool.query(`UPDATE customer SET ${set} WHERE workspace_id = $1 AND ${where}`, [
        workspaceId,
      ]);
    await change("annual_value = annual_value * 3", "name = 'Fjord Foods'");
    await compare();
    await change("currency = 'EUR'", "TRUE");
    await compare();
    await change("status = 'lost'", "name = 'Vik Marine'");
    await compare();
    await change("effort_hours_per_month = NULL", "name = 'Lund Tools'");
    await compare();
    await take(FILES);
    await compare();
    expect(new Set(seen).size).toBeGreaterThan(3);
  });

  test("stay right when many write at once", async () => {
    const write = (n: number) =>
      database.pool.query(
        `INSERT INTO customer (workspace_id, id, name, normalized_name, searchable, aliases, priorities, annual_value, effort_hours_per_month, currency)
         SELECT $1, gen_random_uuid(), 'n' || $2::int * 100 + k, 'n' || $2::int * 100 + k, '', '{}', '{}', k, k, 'EUR' FROM generate_series(1, 20) k`,
        [workspaceId, n],
      );
    await Promise.all(Array.from({ length: 10 }, (_, n) => write(n)));
    const totals = await database.pool.query(
      "SELECT sum(customers)::int AS customers FROM customer_total WHERE workspace_id = $1 AND currency = 'EUR'",
      [workspaceId],
    );
    const { customers } = await plain.portfolios.load(workspaceId, NOW);
    const comparable = customers.filter(
      (it) =>
        it.currency === "EUR" &&
        it.status === "active" &&
        it.annualValue !== null &&
        it.effortHoursPerMonth !== null,
    );
    expect(totals.rows[0].customers).toBe(comparable.length);
  });

  test("go with their workspace", async () => {
    await database.pool.query("DELETE FROM workspace WHERE id = $1", [workspaceId]);
    const { rows } = await database.pool.query("SELECT count(*)::int AS left FROM customer_total");
    expect(rows[0].left).toBe(0);
  });
});
