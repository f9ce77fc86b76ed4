/** A workspace of 50,000 customers for the benches, made by SQL in bulk: nothing here is measured. */
import type pg from "pg";
import { foldName } from "../../../src/engine/model/names.ts";
import { drawFor } from "../policy/draw.ts";

export const TEAM = "T0001";

/** The workspace, and names of customers with the Slack person who looks after each. */
export type BigCompany = {
  workspaceId: string;
  named: { name: string; folded: string; person: string }[];
};

const SEED = 11;
const CUSTOMERS_A_MEMBER = 100;
const MEMBERS_A_MANAGER = 10;
const CONTACTS = 4;
const INTERACTIONS = 12;
const SIGNALS = 4;
const NUDGES = 2;

const STARTS = [
  "al|bar|bran|cal|cor|dal|del|dor|el|fal|fen|gal|gren|hal|hol|in|jor|kal|kes|lan",
  "lor|mar|mel|nor|ol|pel|quin|ros|sal|ster|tal|ter|ul|val|ver|wes|wil|yar|zan|zel",
].flatMap((some) => some.split("|"));
const MIDDLES = [
  "a|ber|da|den|e|fi|go|i|ka|la|li|ma|mi|na",
  "ne|no|o|ra|ri|ro|sa|se|ta|ti|to|va|ve|vi",
].flatMap((some) => some.split("|"));
const ENDS = [
  "berg|brook|by|dale|dam|field|ford|gate|ham|haus|heim|land|lin|lund|man",
  "mere|mont|ner|quist|rup|sen|shaw|son|stad|stein|stock|ton|vik|ville|wood",
].flatMap((some) => some.split("|"));
const TRADES = [
  "Foods|Labs|Tools|Logistics|Energy|Systems|Shipping|Textiles|Optics|Robotics|Foundry|Print|Software|Networks|Marine",
  "Chemicals|Bank|Insurance|Timber|Steel|Water|Seeds|Motors|Aviation|Media|Analytics|Pharma|Dairy|Glass|Paper",
].flatMap((some) => some.split("|"));
const FORMS = ["", "", "", " Ltd", " GmbH", " A/S", " Inc", " AB"];

/** So many company names, each once when folded; the same each time. */
function companyNames(count: number): string[] {
  const draw = drawFor(SEED);
  const names = new Map<string, string>();
  for (let i = 0; names.size < count; i++) {
    const pick = (from: string[], purpose: number) =>
      from[Math.floor(draw(i, 0, purpose) * from.length)] ?? "";
    const word = `${pick(STARTS, 1)}${pick(MIDDLES, 2)}${pick(ENDS, 3)}`;
    const name = `${word.charAt(0).toUpperCase()}${word.slice(1)} ${pick(TRADES, 4)}`;
    const folded = foldName(name);
    if (!names.has(folded)) names.set(folded, `${name}${pick(FORMS, 5)}`);
  }
  return [...names.values()];
}

/** A name with one letter wrong: dropped, doubled, swapped with the next, or another one. Never the first. */
export function misspelt(name: string, luck: number): string {
  const at = 1 + Math.floor(luck * (name.indexOf(" ") - 2));
  const [before, letter, next, after] = [
    name.slice(0, at),
    name[at] ?? "",
    name[at + 1] ?? "",
    name.slice(at + 2),
  ];
  switch (Math.floor(luck * 1_000) % 4) {
    case 0:
      return `${before}${next}${after}`;
    case 1:
      return `${before}${letter}${letter}${next}${after}`;
    case 2:
      return `${before}${next}${letter}${after}`;
    default:
      return `${before}${letter === "x" ? "y" : "x"}${next}${after}`;
  }
}

/** Fills an empty, migrated database. */
export async function foundBigCompany(
  client: pg.ClientBase,
  customers: number,
): Promise<BigCompany> {
  const names = companyNames(customers);
  const folded = names.map((name) => foldName(name));
  const members = Math.ceil(customers / CUSTOMERS_A_MEMBER);
  // References are right by construction: that a foreign key is asked for each of two million rows is not waited for.
  await client.query(
    "SET session_replication_role = replica; SET synchronous_commit = off; SET statement_timeout = 0; SET maintenance_work_mem = '256MB'",
  );
  const { rows } = await client.query<{ id: string }>(
    "INSERT INTO workspace (id, key, name) VALUES (uuidv7(), $1, 'Bench') RETURNING id",
    [`slack:${TEAM}`],
  );
  const workspaceId = rows[0]?.id ?? "";
  const run = (sql: string, ...values: unknown[]) => client.query(sql, [workspaceId, ...values]);
  // Made at one go when all is there, which takes a third of the time.
  const { rows: indexes } = await client.query<{ indexname: string; indexdef: string }>(
    "SELECT indexname, indexdef FROM pg_indexes WHERE indexname LIKE '%trgm'",
  );
  for (const { indexname } of indexes) await client.query(`DROP INDEX ${indexname}`);
  await run(
    `INSERT INTO installation (workspace_id, platform, key, name, secrets) VALUES ($1, 'slack', $2, 'Bench', '{}')`,
    TEAM,
  );
  await run(
    `INSERT INTO member (workspace_id, id, email, name, role, timezone)
     SELECT $1, uuidv7(), 'rep' || n || '@us.example', 'Rep ' || n, CASE WHEN n % $3 = 0 THEN 'manager' ELSE 'rep' END,
            (ARRAY['Europe/Copenhagen', 'America/New_York', 'Asia/Tokyo'])[1 + n % 3]
     FROM generate_series(0, $2 - 1) n`,
    members,
    MEMBERS_A_MANAGER,
  );
  // The weeks' plans and digest are made: a server that plans for 50,000 customers has no core left for lookups.
  await run(
    `INSERT INTO member_week (workspace_id, member_id, week)
     SELECT $1, id, to_char(now() + n * interval '7 days', 'IYYY-"W"IW') FROM member, generate_series(0, 2) n`,
  );
  await run("UPDATE member SET plan_due_at = now() + interval '7 days' WHERE workspace_id = $1");
  await run("UPDATE workspace SET digest_due_at = now() + interval '7 days' WHERE id = $1");
  await client.query(
    "CREATE TEMP TABLE m AS SELECT id, substr(name, 5)::int AS n FROM member; CREATE UNIQUE INDEX ON m (n)",
  );
  await run(
    `UPDATE member SET manager_id =
       (SELECT id FROM m WHERE m.n = (SELECT n FROM m o WHERE o.id = member.id) / 10 * 10)
     WHERE workspace_id = $1 AND role = 'rep'`,
  );
  await run(
    "INSERT INTO identity (workspace_id, platform, key, member_id, address, conversation) SELECT $1, 'slack', 'U' || n, id, 'channel:D' || n, 'D' || n FROM m",
  );
  await run(
    `INSERT INTO customer (workspace_id, id, name, normalized_name, aliases, searchable, tier, annual_value, currency,
       effort_hours_per_month, status, priorities)
     SELECT $1, uuidv7(), name, folded, '{}', '|' || folded || '|', (ARRAY['A', 'B', 'C'])[1 + n % 3], 1000 + n % 977 * 100,
            'EUR', 1 + n % 37, 'active', ARRAY['pay on time']
     FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS named(name, folded, n)`,
    names,
    folded,
  );
  // What the triggers would have kept.
  await run(
    `INSERT INTO customer_total SELECT $1, uuidv7(), 'EUR', count(*), sum(effort_hours_per_month), sum(annual_value)
     FROM customer WHERE workspace_id = $1`,
  );
  await client.query(
    "CREATE TEMP TABLE c AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM customer",
  );
  await run(
    "INSERT INTO customer_owner (workspace_id, customer_id, member_id, position) SELECT $1, c.id, m.id, 0 FROM c JOIN m ON m.n = c.n / $2",
    CUSTOMERS_A_MEMBER,
  );
  await client.query("CREATE TEMP TABLE p (customer uuid, id uuid, k int, n bigint)");
  await client.query(
    `INSERT INTO p SELECT c.id, uuidv7(), k, c.n FROM c, generate_series(0, ${CONTACTS - 1}) k`,
  );
  await run(
    `INSERT INTO contact (workspace_id, id, customer_id, name, normalized_name, email, level, function)
     SELECT $1, id, customer, 'Person ' || k || ' ' || n, 'person ' || k || ' ' || n, NULL,
            (ARRAY['executive', 'leader', 'user', NULL])[1 + k], (ARRAY['engineering', 'finance', 'operations', NULL])[1 + (k + n) % 4]
     FROM p`,
  );
  await client.query("CREATE INDEX ON p (n, k); ANALYZE p; ANALYZE c; ANALYZE m");
  await run(
    `INSERT INTO interaction (workspace_id, id, customer_id, member_id, at, channel, direction, contact_ids, summary, sentiment, fingerprint)
     SELECT $1, uuidv7(), p.customer, m.id, now() - (i * 17 + p.n % 13) * interval '1 day', (ARRAY['email', 'call', 'meeting'])[1 + i % 3],
            (ARRAY['both', 'in', 'out'])[1 + (i + p.n) % 3], ARRAY[p.id], 'Talked about the plan for next quarter, number ' || i,
            (ARRAY['positive', NULL, 'neutral', 'negative'])[1 + i % 4], 'b:' || i
     FROM generate_series(0, $2 - 1) i JOIN p ON p.k = i % 3 JOIN m ON m.n = p.n / $3`,
    INTERACTIONS,
    CUSTOMERS_A_MEMBER,
  );
  await run(
    `INSERT INTO signal (workspace_id, id, customer_id, kind, quote, at, contact_id, by, due_on, fingerprint)
     SELECT $1, uuidv7(), p.customer, (ARRAY['need', 'concern', 'commitment', 'appreciation'])[1 + i], 'we would like the weekly report earlier, number ' || i,
            now() - (10 + i * 30 + p.n % 7) * interval '1 day', p.id, CASE WHEN i > 1 THEN 'us' END,
            CASE WHEN i = 2 THEN current_date + 3 END, 'b:' || i
     FROM generate_series(0, $2 - 1) i JOIN p ON p.k = i % 4`,
    SIGNALS,
  );
  await run(
    `INSERT INTO nudge (workspace_id, id, member_id, customer_id, contact_id, week, slot, play, reason, action,
       question, offered, state, local_at, due_at, sent_at)
     SELECT $1, uuidv7(), m.id, p.customer, p.id, '2026-W' || (10 + i * 9 + p.n % 9), p.n % 100, 'silence', 'It has been quiet', 'Call', 'How are they?',
            '{silence}', (ARRAY['answered', 'ignored'])[1 + i], '2026-03-02T09:30',
             now() - (i * 60 + 30) * interval '1 day', now() - (i * 60 + 30) * interval '1 day'
     FROM generate_series(0, $2 - 1) i JOIN p ON p.k = 0 JOIN m ON m.n = p.n / $3 ON CONFLICT DO NOTHING`,
    NUDGES,
    CUSTOMERS_A_MEMBER,
  );
  for (const { indexdef } of indexes) await client.query(indexdef);
  await client.query(
    "DROP TABLE c, m, p; RESET session_replication_role; RESET synchronous_commit; RESET statement_timeout; ANALYZE",
  );
  const { rows: named } = await client.query<BigCompany["named"][number]>(
    `SELECT c.name, c.normalized_name AS folded, i.key AS person FROM customer c
     JOIN customer_owner o ON o.workspace_id = c.workspace_id AND o.customer_id = c.id
     JOIN identity i ON i.workspace_id = o.workspace_id AND i.member_id = o.member_id
     WHERE c.workspace_id = $1 ORDER BY c.id`,
    [workspaceId],
  );
  return { workspaceId, named };
}

/** A workspace of people who each look after one customer, known on a platform as PREFIX0, PREFIX1 … */
export async function foundSmallCompany(
  client: pg.ClientBase,
  platform: "slack" | "teams",
  installation: string,
  people: number,
  prefix = "U",
): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    "INSERT INTO workspace (id, key, name, digest_due_at) VALUES (uuidv7(), $1, 'Bench', now() + interval '7 days') RETURNING id",
    [`${platform}:${installation}`],
  );
  const workspaceId = rows[0]?.id ?? "";
  const run = (sql: string, ...values: unknown[]) => client.query(sql, [workspaceId, ...values]);
  // Teams' own comes with the first activity, which tells what the tenant is reached by.
  if (platform === "slack") {
    await run(
      "INSERT INTO installation (workspace_id, platform, key, name, secrets) VALUES ($1, 'slack', $2, 'Bench', '{}')",
      installation,
    );
  }
  await run(
    `INSERT INTO member (workspace_id, id, email, name, plan_due_at)
     SELECT $1, uuidv7(), 'rep' || n || '@us.example', 'Rep ' || n, now() + interval '7 days' FROM generate_series(0, $2 - 1) n`,
    people,
  );
  await run(
    `INSERT INTO identity (workspace_id, platform, key, member_id)
     SELECT $1, $2, $3 || substr(name, 5), id FROM member WHERE workspace_id = $1`,
    platform,
    prefix,
  );
  await run(
    `INSERT INTO customer (workspace_id, id, name, normalized_name, aliases, searchable, priorities)
     SELECT $1, id, 'Customer ' || name, 'customer ' || lower(name), '{}', '|customer ' || lower(name) || '|', '{}'
     FROM member WHERE workspace_id = $1`,
  );
  await run(
    "INSERT INTO customer_owner (workspace_id, customer_id, member_id, position) SELECT $1, id, id, 0 FROM member WHERE workspace_id = $1",
  );
  await client.query("ANALYZE");
}
