import { cp, readdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { migrate } from "../../../src/store/connection/migrate.ts";
import { createEmptyDatabase } from "../../support/database.ts";
import { scratchFolder } from "../../support/scratch.ts";

const MIGRATIONS = path.join(import.meta.dirname, "../../../prisma/migrations");
const STEP = "20261130142000_plain_names";

/** What the step renames: table → its name before, and its columns' names before. */
const BEFORE: Record<string, { table?: string; columns?: Record<string, string> }> = {
  workspace: {},
  member: {},
  customer_total: {},
  reply: {},
  follow_up: { table: "intention", columns: { due_at: "follow_up_at" } },
  installation: {
    columns: { backfill_from: "missed_since", backfill_lease_until: "looking_until" },
  },
  customer: { columns: { normalized_name: "folded" } },
  contact: { columns: { normalized_name: "folded" } },
  nudge: { columns: { in_experiment: "drawn", outcome_due_at: "settle_due_at" } },
  play_outcome: { columns: { measured_at: "settled_at" } },
  workspace_play: { columns: { state_reason: "state_why" } },
  inbox: { columns: { idempotency_key: "key" } },
  delivery: { columns: { idempotency_key: "key", failed: "troubled" } },
  local_message: { columns: { idempotency_key: "key" } },
  rate_limit: { columns: { next_call_at: "free_at" } },
};

const W = "00000000-0000-7000-8000-000000000001";
const ID = "00000000-0000-7000-8000-000000000002";

/** A row or two in each table that the step changes, as the version before wrote them. */
const FILL = `
  INSERT INTO workspace (id, key, name) VALUES ('${W}', 'slack:T1', 'Acme');
  INSERT INTO setting VALUES ('${W}', 'turnWithinWeeks', '{"everyone": 6, "tierA": 3}'), ('${W}', 'nudgesPerWeek', '2');
  INSERT INTO installation (workspace_id, platform, key, name, secrets, missed_since, looking_until)
    VALUES ('${W}', 'slack', 'T1', 'Acme', '{}', '2026-11-20', '2026-11-21');
  INSERT INTO member (workspace_id, id, email, name) VALUES ('${W}', '${ID}', 'ana@x', 'Ana');
  INSERT INTO customer (workspace_id, id, name, folded, searchable, annual_value, effort_hours_per_month)
    VALUES ('${W}', '${ID}', 'Nordvík AS', 'nordvik', '|nordvik|', 1000, 2);
  INSERT INTO contact (workspace_id, id, customer_id, name, folded) VALUES ('${W}', '${ID}', '${ID}', 'Dana', 'dana');
  INSERT INTO nudge (workspace_id, id, member_id, customer_id, week, slot, play, drawn, state, sent_at)
    VALUES ('${W}', '${ID}', '${ID}', '${ID}', '2026-W47', 1, 'silence', true, 'sent', '2026-11-16');
  INSERT INTO play_outcome (workspace_id, nudge_id, play, situation, withheld, answered, touched, settled_at)
    VALUES ('${W}', '${ID}', 'silence', '', false, true, true, '2026-11-23');
  INSERT INTO workspace_play (workspace_id, id, state, state_why, decided_at)
    VALUES ('${W}', 'silence', 'retired', 'too few', '2026-11-20');
  INSERT INTO reply (workspace_id, id, member_id, platform, conversation, message, text, at)
    VALUES ('${W}', '${ID}', '${ID}', 'slack', 'D1', '1.0', 'Will call Dana', '2026-11-16');
  INSERT INTO intention (workspace_id, id, member_id, customer_id, reply_id, follow_up_at)
    VALUES ('${W}', '${ID}', '${ID}', '${ID}', '${ID}', '2026-11-18');
  INSERT INTO inbox (workspace_id, id, platform, key, conversation, inbound)
    VALUES ('${W}', '${ID}', 'slack', 'm1', 'D1', '{}');
  INSERT INTO delivery (workspace_id, id, key, kind, platform, address, card, state, troubled, ended_at)
    VALUES ('${W}', '${ID}', 'nudge:1', 'nudge', 'slack', 'D1', '{}', 'dead', true, '2026-11-16'),
      ('${W}', '${W}', 'nudge:2', 'nudge', 'slack', 'D1', '{}', 'due', false, NULL);
  INSERT INTO local_message (workspace_id, id, conversation, text, at, key)
    VALUES ('${W}', '${ID}', 'D1', 'Hi', '2026-11-16', 'k1');
  INSERT INTO rate_limit (workspace_id, scope, free_at, rate) VALUES ('${W}', 'workspace', '2026-11-16', 1);
`;

test("plain names: a filled database of the version before keeps every row", async () => {
  const { url, drop } = await createEmptyDatabase();
  onTestFinished(drop);
  const earlier = await scratchFolder();
  for (const name of await readdir(MIGRATIONS)) {
    if (name < STEP)
      await cp(path.join(MIGRATIONS, name), path.join(earlier, name), { recursive: true });
  }
  await migrate(url, earlier);
  await query(url, FILL);
  const before: Record<string, unknown> = {};
  for (const [table, { table: old = table }] of Object.entries(BEFORE))
    before[table] = await rowsOf(url, old);

  const { applied } = await migrate(url);
  expect(applied[0]).toBe(STEP);
  for (const [table, { columns = {} }] of Object.entries(BEFORE)) {
    const rows = await rowsOf(url, table);
    expect(rows.length, table).toBeGreaterThan(0);
    const oldNames = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [columns[column] ?? column, value]),
      ),
    );
    // Later steps add columns.
    expect(oldNames, table).toMatchObject(before[table] as object[]);
  }
  expect(await query(url, "SELECT key, value FROM setting ORDER BY key")).toEqual([
    { key: "contactIntervalWeeks", value: { everyone: 6, tierA: 3 } },
    { key: "nudgesPerWeek", value: 2 },
  ]);
});

test("plain names: outcome times are still kept by triggers, and no old name is left in the schema", async () => {
  const { url, drop } = await createEmptyDatabase();
  onTestFinished(drop);
  await migrate(url);
  await query(
    url,
    FILL.replace("turnWithinWeeks", "contactIntervalWeeks")
      .replace("missed_since, looking_until", "backfill_from, backfill_lease_until")
      .replaceAll("folded", "normalized_name")
      .replace("drawn", "in_experiment")
      .replace("settled_at", "measured_at")
      .replace("state_why", "state_reason")
      .replace("intention", "follow_up")
      .replace("follow_up_at", "due_at")
      .replace("id, platform, key, conversation", "id, platform, idempotency_key, conversation")
      .replace("delivery (workspace_id, id, key,", "delivery (workspace_id, id, idempotency_key,")
      .replace("troubled", "failed")
      .replace("text, at, key", "text, at, idempotency_key")
      .replace("free_at", "next_call_at"),
  );
  expect(await query(url, "SELECT outcome_due_at::date::text AS due FROM nudge")).toEqual([
    { due: "2026-12-14" },
  ]);
  await query(url, "UPDATE nudge SET state = 'cancelled'");
  expect(await query(url, "SELECT outcome_due_at AS due FROM nudge")).toEqual([{ due: null }]);
  const OLD =
    "intention|folded|settle|troubled|\\mdrawn|missed_since|looking|free_at|state_why|takes_nudges_along";
  const names = `
    SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT tgname FROM pg_trigger
    UNION ALL SELECT p.proname || p.prosrc FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
      AND p.prolang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')
    UNION ALL SELECT attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`;
  expect(await query(url, `SELECT name FROM (${names}) n WHERE name ~ '${OLD}'`)).toEqual([]);
});

async function rowsOf(url: string, table: string): Promise<Record<string, unknown>[]> {
  return query(url, `SELECT * FROM ${table} ORDER BY 1, 2`);
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
