import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../../../src/store/connection/database.ts";
import { createCustomerSnapshotRepository } from "../../../src/store/customers/customer-snapshot.ts";
import { type Sql, sqlOver } from "../../../src/store/connection/sql.ts";
import { createStore } from "../../../src/store/store.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";

/** Two workspaces whose people have the same keys and whose customers the same names. */
const NOW = Date.parse("2026-03-02T08:00:00Z");
const TEAMS = ["T1", "T2"];
const CUSTOMERS = ["Fjord Foods", "Lund Tools", "Aldgate Bank"];

let made: TestDatabase;
let database: Database;
let looks: ReturnType<typeof createCustomerSnapshotRepository>;
/** How many looks each statement was asked for. */
let statements: number[] = [];

beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase(made.url);
  const store = createStore(database.prisma);
  for (const team of TEAMS) {
    const { id } = await store.workspaces.obtain(`slack:${team}`, team);
    await store.installations.save(id, "slack", { key: team, name: team, secrets: "{}" });
    const run = (sql: string) => database.pool.query(sql, [id]);
    await run(
      `INSERT INTO member (workspace_id, id, email, name, state)
       SELECT w, gen_random_uuid(), 'r' || n || '@x', 'Rep ' || n, CASE WHEN n = 3 THEN 'removed' ELSE 'active' END
       FROM (SELECT $1::uuid AS w) here, generate_series(1, 3) n`,
    );
    await run(
      `INSERT INTO identity (workspace_id, platform, key, member_id)
       SELECT workspace_id, 'slack', 'U' || substr(name, 5), id FROM member WHERE workspace_id = $1`,
    );
    await database.pool.query(
      `INSERT INTO customer (workspace_id, id, name, normalized_name, searchable, aliases, priorities, visibility)
       SELECT $1, gen_random_uuid(), name, lower(name), '', '{}', '{}', CASE WHEN name = 'Aldgate Bank' THEN 'restricted' ELSE 'everyone' END
       FROM unnest($2::text[]) name`,
      [id, CUSTOMERS],
    );
    await run(
      `INSERT INTO customer_owner (workspace_id, customer_id, member_id, position)
       SELECT c.workspace_id, c.id, m.id, 0 FROM customer c JOIN member m ON m.workspace_id = c.workspace_id
       WHERE c.workspace_id = $1 AND c.name = 'Aldgate Bank' AND m.name = 'Rep 1'`,
    );
    await database.pool.query(
      `INSERT INTO contact (workspace_id, id, customer_id, name, normalized_name)
       SELECT workspace_id, gen_random_uuid(), id, $2 || ' at ' || name, normalized_name FROM customer WHERE workspace_id = $1`,
      [id, team],
    );
  }
  const sql = sqlOver(database.interactivePool);
  const counted: Sql = (statement, values) => {
    statements.push((JSON.parse(String(values[0])) as unknown[]).length);
    return sql(statement, values);
  };
  looks = createCustomerSnapshotRepository(counted, sql);
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

/** Workspace, member and contacts of what is found; null: no workspace, "nothing": no customer for this person. */
async function found(installation: string, person: string | null, name: string) {
  const asked = await looks.asked({ platform: "slack", installation, person }, name, NOW);
  if (!asked) return null;
  const { person: who, look } = asked;
  const contacts = look?.portfolio.contacts.map((it) => it.name) ?? "nothing";
  return [who.workspace.name, who.member?.name ?? "nobody", contacts];
}

describe("concurrent lookups", () => {
  test("are answered in few statements, each with their own workspace's customer and no other's", async () => {
    statements = [];
    const asks = TEAMS.flatMap((team) =>
      ["U1", "U2"].flatMap((person) =>
        ["Fjord Foods", "LUND TOOLS", "Nobody Inc"].map((name) => ({ team, person, name })),
      ),
    );
    const answers = await Promise.all(
      asks.map(({ team, person, name }) => found(team, person, name)),
    );
    const names: Record<string, string> = {
      "Fjord Foods": "Fjord Foods",
      "LUND TOOLS": "Lund Tools",
    };
    expect(answers).toEqual(
      asks.map(({ team, person, name }) => [
        team,
        `Rep ${person.slice(1)}`,
        names[name] === undefined ? "nothing" : [`${team} at ${names[name]}`],
      ]),
    );
    expect(statements).toEqual([8, 4]);
  });

  test("see what each of them may: not a restricted customer of others, nor anything once they have left", async () => {
    const asks = ["U2", "U1", "U3", "U9", null].map((person) =>
      found("T1", person, "Aldgate Bank"),
    );
    expect(await Promise.all(asks)).toEqual([
      ["T1", "Rep 2", "nothing"],
      ["T1", "Rep 1", ["T1 at Aldgate Bank"]],
      ["T1", "Rep 3", "nothing"],
      ["T1", "nobody", "nothing"],
      ["T1", "nobody", "nothing"],
    ]);
  });

  test("are not held up by one of a strange workspace, or by a key that PostgreSQL does not take", async () => {
    const told = await Promise.allSettled([
      found("T1", "U1", "Fjord Foods"),
      found("T9", "U1", "Fjord Foods"),
      found("T2", "U\0", "Fjord Foods"),
      found("T2", "U2", "Fjord Foods"),
    ]);
    expect(told.map((it) => (it.status === "fulfilled" ? it.value : "failed"))).toEqual([
      ["T1", "Rep 1", ["T1 at Fjord Foods"]],
      null,
      "failed",
      ["T2", "Rep 2", ["T2 at Fjord Foods"]],
    ]);
  });
});
