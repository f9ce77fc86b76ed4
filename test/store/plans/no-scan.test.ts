import { loadLexicon } from "../../../src/app/load-lexicon.ts";
import type { ClientBase } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Inbound, Intent } from "../../../src/chat/intent.ts";
import { type Database, openDatabase } from "../../../src/store/connection/database.ts";
import { createStore } from "../../../src/store/store.ts";
import type { AppContext } from "../../../src/app/context.ts";
import { receive } from "../../../src/app/receive.ts";
import { createTestDatabase, type TestDatabase, withAdmin } from "../../support/database.ts";

/** What PostgreSQL itself says that it did: every plan of every statement that was really run (its module auto_explain). */

const MANY = 50_000;
const FEW = 10;
const BIG_TABLE_ROWS = 1_000;
/** All but the customers themselves are there for one in so many. */
const ONE_IN = 5;

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  Plans?: Plan[];
};
type Ran = { text: string; plan: Plan };

let made: TestDatabase;
let database: Database;
let app: AppContext;
let big: Set<string>;
const ran: Ran[] = [];

beforeAll(async () => {
  made = await createTestDatabase();
  await fill();
  database = await openDatabase(made.url, { poolSize: 4 });
  const listen = (client: ClientBase) => {
    client.on("notice", ({ message = "" }) => {
      const json = message.slice(message.indexOf("{"));
      const { "Query Text": text, Plan: plan } = JSON.parse(json) as Record<string, any>;
      ran.push({ text: String(text).trim(), plan: plan as Plan });
    });
  };
  for (const pool of [database.pool, database.interactivePool]) pool.on("connect", listen);
  app = {
    store: createStore(database.prisma, undefined, database),
    read: () => Promise.reject(new Error("nothing is read here")),
    lexicon: loadLexicon(),
    platforms: new Map(),
    now: Date.now,
    log: { info() {}, warn() {}, error() {} },
    wake() {},
  };
});
afterAll(async () => {
  await database?.close();
  await made?.drop();
});

/** Two workspaces, one with 50,000 customers, one with ten, among many that are empty; and queues that are long and mostly done. */
async function fill(): Promise<void> {
  await withAdmin(made.url, async (admin) => {
    await admin.query("SET session_replication_role = replica; SET synchronous_commit = off");
    await admin.query(
      `INSERT INTO workspace (id, key, name) SELECT uuid('00000000-0000-7000-8000-00000000000' || n), 'slack:T' || n, 'T' || n FROM generate_series(1, 2) n;
       INSERT INTO workspace (id, key, name, digest_due_at) SELECT gen_random_uuid(), 'slack:X' || n, 'X' || n, now() + interval '9 days'
          FROM generate_series(1, 5000) n;
       INSERT INTO installation (workspace_id, platform, key, name, secrets) SELECT id, 'slack', name, name, '{}' FROM workspace;
       INSERT INTO member (workspace_id, id, email, name, plan_due_at)
         SELECT w.id, gen_random_uuid(), 'r' || n || '@x', 'Rep ' || n, now() + n * interval '1 minute'
          FROM workspace w, generate_series(1, 2000) n WHERE w.name LIKE 'T%';
       INSERT INTO identity (workspace_id, platform, key, member_id) SELECT workspace_id, 'slack', 'U' || substr(name, 5), id FROM member`,
    );
    // Made at one go when all is there, which takes a third of the time.
    const { rows: indexes } = await admin.query(
      "SELECT indexname, indexdef FROM pg_indexes WHERE indexname LIKE '%trgm'",
    );
    for (const { indexname } of indexes) await admin.query(`DROP INDEX ${indexname}`);
    const people = "SELECT id FROM member WHERE workspace_id = $1 ORDER BY name LIMIT 1";
    for (const [n, count] of [MANY, FEW].entries()) {
      const workspace = `00000000-0000-7000-8000-00000000000${n + 1}`;
      const { rows } = await admin.query(people, [workspace]);
      const run = (sql: string) => admin.query(sql, [workspace, count, rows[0].id]);
      await run(
        `INSERT INTO customer (workspace_id, id, name, normalized_name, aliases, searchable, priorities, annual_value, effort_hours_per_month)
         SELECT $1, gen_random_uuid(), word, word, '{}', '|' || word || '|', '{}', 1000, 2
         FROM (SELECT 'nordvik ' || left(md5(n::text), 7) AS word FROM generate_series(1, $2::int) n UNION SELECT 'aldgate bank') w WHERE $3::uuid IS NOT NULL`,
      );
      const each = `FROM (SELECT id, row_number() OVER (ORDER BY normalized_name) AS n FROM customer
        WHERE workspace_id = $1 AND $2::int > 0) c WHERE n % ${ONE_IN} = 1`;
      await run(
        `INSERT INTO customer_owner (workspace_id, customer_id, member_id, position) SELECT $1, id, $3, 0 ${each}`,
      );
      await run(
        `INSERT INTO contact (workspace_id, id, customer_id, name, normalized_name)
         SELECT $1, gen_random_uuid(), id, 'Dana', 'dana' ${each} AND $3::uuid IS NOT NULL`,
      );
      await run(
        `INSERT INTO interaction (workspace_id, id, customer_id, member_id, at, fingerprint)
         SELECT $1, gen_random_uuid(), id, $3, now() - d * interval '20 days', d::text FROM generate_series(1, 2) d, LATERAL (SELECT id ${each}) c`,
      );
      await run(
        `INSERT INTO signal (workspace_id, id, customer_id, kind, quote, at, fingerprint)
         SELECT $1, gen_random_uuid(), id, 'need', 'a report', now() - interval '9 days', '' ${each} AND $3::uuid IS NOT NULL`,
      );
      await run(
        `INSERT INTO nudge (workspace_id, id, member_id, customer_id, week, slot, play, offered, state, sent_at, due_at)
         SELECT $1, gen_random_uuid(), $3, id, '2026-W10', n, 'silence', '{silence}', 'answered', now(), now() ${each}`,
      );
      await run(
        `INSERT INTO reply (workspace_id, id, member_id, platform, conversation, message, text, state, at)
         SELECT $1, gen_random_uuid(), $3, 'slack', 'D' || n, 'm' || n, 'Called Dana', 'recorded', now() - n * interval '1 hour' ${each}`,
      );
      await run(
        `INSERT INTO follow_up (workspace_id, id, member_id, customer_id, reply_id, due_at)
         SELECT $1, gen_random_uuid(), $3, id, gen_random_uuid(), now() + n * interval '1 hour' ${each}`,
      );
    }
    await admin.query(
      `INSERT INTO inbox (workspace_id, id, platform, idempotency_key, conversation, inbound, state)
         SELECT w.id, gen_random_uuid(), 'slack', 'k' || n, 'D' || n % 500, '{}', CASE WHEN n % 500 = 0 THEN 'new' ELSE 'done' END
         FROM workspace w, generate_series(1, 10000) n WHERE w.name LIKE 'T%';
       INSERT INTO delivery (workspace_id, id, idempotency_key, kind, platform, address, card, due_at, state, ended_at, conversation, message)
         SELECT w.id, gen_random_uuid(), 'k' || n, 'receipt', 'slack', 'D1', '{}', now(),
           CASE WHEN n % 500 = 0 THEN 'due' ELSE 'sent' END, CASE WHEN n % 500 = 0 THEN NULL ELSE now() END, 'D' || n, 'c' || n
         FROM workspace w, generate_series(1, 10000) n WHERE w.name LIKE 'T%'`,
    );
    for (const { indexdef } of indexes) await admin.query(indexdef);
    await admin.query("ANALYZE");
    const { rows } = await admin.query(
      "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples >= $1 AND relnamespace = 'public'::regnamespace",
      [BIG_TABLE_ROWS],
    );
    big = new Set(rows.map((row) => String(row.relname)));
    const name = new URL(made.url).pathname.slice(1);
    for (const setting of [
      "session_preload_libraries = 'auto_explain'",
      "auto_explain.log_min_duration = 0",
      "auto_explain.log_nested_statements = on",
      "auto_explain.log_format = json",
      "client_min_messages = log",
      // As PostgreSQL comes, where nobody has set it up for us.
      "random_page_cost = 4",
    ]) {
      await admin.query(`ALTER DATABASE ${name} SET ${setting}`);
    }
  });
}

/** The statements that run while `work` does. */
async function during(work: () => Promise<unknown>): Promise<Ran[]> {
  ran.length = 0;
  await work();
  return [...ran];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Whole tables that were read, of those that are big, each with the statement that did it. */
function scans(statements: Ran[]): string[] {
  return statements.flatMap(({ text, plan }) =>
    nodesOf(plan)
      .filter((node) => node["Node Type"] === "Seq Scan" && big.has(node["Relation Name"] ?? ""))
      .map((node) => `${node["Relation Name"]}: ${text}`),
  );
}

let sent = 0;

function heard(installation: string, intent: Intent): Inbound {
  sent++;
  const place = { kind: "direct", conversation: "D1", thread: null, address: "D1" } as const;
  const from = { platform: "slack", installation, person: "U1", place } as const;
  return { ...from, key: `key ${sent}`, message: null, at: Date.now(), intent };
}

const lookUp = (installation: string, text: string) =>
  receive(app, heard(installation, { kind: "command", text }), null);

/** A lookup often enough for PostgreSQL to have settled on a plan for every value (it tries five for the values at hand). */
async function lookupsOf(installation: string, text: string): Promise<Ran[]> {
  for (let n = 0; n < 7; n++) await lookUp(installation, text);
  return during(() => lookUp(installation, text));
}

describe("query plans among 50,000 customers", () => {
  test("the big tables are known as such, and a scan of one would be seen", async () => {
    expect(big).toContain("customer");
    expect(big).toContain("interaction");
    expect(big).toContain("inbox");
    const all = await during(() =>
      database.pool.query("SELECT count(*) FROM signal WHERE quote LIKE '%x%'"),
    );
    expect(scans(all)).toHaveLength(1);
  });

  test.each([
    ["by name", "Aldgate Bank"],
    ["by a misspelt name", "Aldgaet Bank"],
    ["by a name that is hardly like any", "Aldqete Bxnk"],
    ["by a name that nobody has", "Zzyzx Quux"],
  ])(
    "a lookup %s reads no whole table, and takes as many statements as among ten",
    async (_, text) => {
      const among = await lookupsOf("T1", text);
      const few = await lookupsOf("T2", text);
      expect(among.length).toBeGreaterThan(0);
      expect(scans(among)).toEqual([]);
      expect(among).toHaveLength(few.length);
    },
  );

  test.each(["Aldgaet Bank", "Aldqete Bxnk"])(
    "names like %s are looked for within the workspace, not among everybody's",
    async (text) => {
      const nodes = (await lookupsOf("T1", text)).flatMap(({ plan }) => nodesOf(plan));
      const byLikeness = nodes.filter((node) => node["Index Name"]?.endsWith("trgm"));
      expect(byLikeness.length).toBeGreaterThan(0);
      for (const node of byLikeness) expect(node["Index Cond"]).toContain("workspace_id = ");
    },
  );

  test("a lookup takes one statement, of who asks and all that is shown; a misspelt name three more, people among them", async () => {
    const answer = await lookUp("T1", "aldgate bank");
    expect(JSON.stringify(answer)).toContain("looked after by Rep 1");
    expect(await lookupsOf("T1", "Aldgate Bank")).toHaveLength(1);
    expect(await lookupsOf("T1", "Aldgaet Bank")).toHaveLength(4);
  });

  test("a message is stored by one statement that reads no whole table", async () => {
    const statements = await during(() =>
      receive(app, heard("T1", { kind: "message", text: "Called Dana" }), null),
    );
    // The other one is PostgreSQL's own: whether there is such a workspace.
    const ours = statements.filter(({ text }) => !text.startsWith("SELECT 1 FROM ONLY"));
    expect(ours).toHaveLength(1);
    expect(scans(statements)).toEqual([]);
  });

  test("the conversation of a message is loaded by one statement that reads no whole table", async () => {
    expect(big).toContain("reply");
    expect(big).toContain("delivery");
    const workspace = "00000000-0000-7000-8000-000000000001";
    const said = { platform: "slack", person: "U2", conversation: "D21", at: Date.now() } as const;
    const query = {
      ...said,
      message: "new",
      thread: "c21",
      subject: null,
      names: ["aldgate bank"],
    };
    const load = () => app.store.conversations.load(workspace, query, Date.now());
    for (let n = 0; n < 7; n++) await load();
    const statements = await during(load);
    expect(statements).toHaveLength(1);
    expect(scans(statements)).toEqual([]);
  });

  test("what workers and ticks ask for again and again reads no whole table", async () => {
    const { inbox, deliveries, due, dueNudges, deliveryContext } = app.store;
    const owner = "00000000-0000-7000-8000-000000000009";
    const turn = { limit: 50, perWorkspace: 5, leaseMs: 60_000, after: null };
    const statements = await during(async () => {
      await inbox.claim(16, 60_000);
      const taken = await deliveries.claim(owner, turn);
      await deliveryContext.facts(taken);
      await deliveries.begin(taken, 60_000);
      const reason = "as in a test";
      await deliveries.end(taken.map((row) => ({ row, end: { state: "skipped", reason } })));
      await dueNudges.due("00000000-0000-7000-8000-000000000001", Date.now(), 200, 0);
      for (const kind of ["plan", "send", "follow-up", "digest", "settle"] as const) {
        await due.workspaces(kind, Date.now(), { after: null, limit: 100 });
      }
    });
    expect(statements.length).toBeGreaterThanOrEqual(11);
    expect(scans(statements)).toEqual([]);
  });
});
