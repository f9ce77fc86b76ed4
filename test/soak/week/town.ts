/** Many workspaces and members at once, written by the database itself. */
import type pg from "pg";
import { addWeeks, toInstant, weekOf } from "../../../src/engine/model/calendar.ts";
import type { WorkingTime } from "../../../src/engine/model/calendar/working-time.ts";
import type { LocalDate } from "../../../src/engine/model/time.ts";

export type Size = {
  members: number;
  workspaces: number;
  /** members of the first workspace; the others share the rest alike */
  large: number;
  /** customers of each member, 1 unless said otherwise */
  customersEach?: number;
  /** in so many parts of the world, all of them unless said otherwise */
  zones?: number;
};

const ZONES = [
  "Europe/Copenhagen",
  "America/New_York",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Europe/London",
  "America/Los_Angeles",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
];
/**
 * One in so many works in the workspace's other office, comes early, has Monday off (in every tenth workspace), is
 * paused, has left, or was in touch on Monday.
 */
const ONE_IN = { elsewhere: 5, early: 5, tuesday: 5, paused: 100, left: 200, touched: 100 };

/** Which workspace a member is of, and where and when they work: by their number. */
export function memberNumber(
  n: number,
  { workspaces, large, zones = ZONES.length }: Size,
): WorkingTime {
  const workspace = n < large ? 0 : 1 + ((n - large) % (workspaces - 1));
  const office = workspace + (workspace % 10 < 2 && n % ONE_IN.elsewhere === 0 ? 3 : 0);
  const early = workspace % 10 === 1 && n % ONE_IN.early === 1;
  return {
    timezone: ZONES[office % zones] ?? "UTC",
    workingDays:
      workspace % 10 === 2 && n % ONE_IN.tuesday === 2 ? [2, 3, 4, 5, 6] : [1, 2, 3, 4, 5],
    workingHours: early ? { start: "07:30", end: "15:30" } : { start: "09:00", end: "17:00" },
  };
}

/**
 * Fills an empty, migrated database: a customer, a contact and two touches for each member; one team of ten in each
 * workspace; one nudge a week. Everybody is known on the platform `slack` as U0, U1 …, their chat is D0, D1 …
 */
export async function fill(pool: pg.Pool, size: Size, monday: LocalDate): Promise<void> {
  const client = await pool.connect();
  try {
    // Each row refers to one that was written before it: not looked up again, which would take most of the time.
    await client.query(`SET statement_timeout = 0; SET session_replication_role = replica`);
    await write((sql, ...values) => client.query(sql, values), size, monday);
  } finally {
    client.release(true);
  }
}

type Run = (sql: string, ...values: unknown[]) => Promise<unknown>;

async function write(run: Run, size: Size, monday: LocalDate): Promise<void> {
  const { members, workspaces, large, customersEach = 1 } = size;
  const zoneCount = size.zones ?? ZONES.length;
  await run(
    `INSERT INTO workspace (id, key, name) SELECT ${id("0", "w")}, 'slack:T' || w, 'Town ' || w
     FROM generate_series(0, $1::int - 1) w`,
    workspaces,
  );
  await run(
    `INSERT INTO installation (workspace_id, platform, key, name, secrets)
     SELECT ${id("0", "w")}, 'slack', 'T' || w, 'Town ' || w, '{}' FROM generate_series(0, $1::int - 1) w`,
    workspaces,
  );
  await run(
    `INSERT INTO setting (workspace_id, key, value) SELECT id, 'nudgesPerWeek', '1' FROM workspace`,
  );
  const zones = `(ARRAY[${ZONES.map((zone) => `'${zone}'`).join(",")}])`;
  await run(
    `CREATE TABLE town AS SELECT n, w, ${id("0", "w")} AS workspace_id, ${id("1", "n")} AS member_id,
       ${zones}[1 + (w + CASE WHEN w % 10 < 2 AND n % ${ONE_IN.elsewhere} = 0 THEN 3 ELSE 0 END) % ${zoneCount}] AS zone
     FROM (SELECT n, CASE WHEN n < ${large} THEN 0 ELSE 1 + (n - ${large}) % ${workspaces - 1} END AS w
           FROM generate_series(0, ${members} - 1) n) numbered`,
  );
  await run(
    `CREATE TABLE market AS SELECT w, c, workspace_id, member_id, zone, ${id("2", "c")} AS customer_id, ${id("3", "c")} AS contact_id
     FROM (SELECT town.*, n * ${customersEach} + k AS c FROM town, generate_series(0, ${customersEach} - 1) k) numbered`,
  );
  await run(
    `INSERT INTO member (workspace_id, id, email, name, role, timezone, working_days, working_start, working_end, state,
       state_reason)
     SELECT workspace_id, member_id, 'm' || n || '@example.com', 'Member ' || n, 'rep', zone,
       CASE WHEN w % 10 = 2 AND n % ${ONE_IN.tuesday} = 2 THEN '{2,3,4,5,6}'::int[] ELSE '{1,2,3,4,5}'::int[] END,
       CASE WHEN w % 10 = 1 AND n % ${ONE_IN.early} = 1 THEN '07:30' ELSE '09:00' END,
       CASE WHEN w % 10 = 1 AND n % ${ONE_IN.early} = 1 THEN '15:30' ELSE '17:00' END,
       CASE WHEN n % ${ONE_IN.paused} = 3 THEN 'paused' WHEN n % ${ONE_IN.left} = 4 THEN 'removed' ELSE 'active' END,
       CASE WHEN n % ${ONE_IN.paused} = 3 THEN 'asked' END
     FROM town ORDER BY w, n`,
  );
  await run(
    `WITH ranked AS (SELECT *, row_number() OVER (PARTITION BY w ORDER BY n) AS place,
       first_value(member_id) OVER (PARTITION BY w ORDER BY n) AS first FROM town)
     UPDATE member m SET manager_id = r.first FROM ranked r
     WHERE m.workspace_id = r.workspace_id AND m.id = r.member_id AND r.place BETWEEN 2 AND 10`,
  );
  await run(
    `INSERT INTO identity (workspace_id, platform, key, member_id, address)
     SELECT workspace_id, 'slack', 'U' || n, member_id, 'D' || n FROM town ORDER BY w, n`,
  );
  // A trigger adds up the customers' totals.
  await run(`SET session_replication_role = origin`);
  await run(
    `INSERT INTO customer (workspace_id, id, name, normalized_name, searchable, tier)
     SELECT workspace_id, customer_id, 'Customer ' || c, 'customer ' || c, '|customer ' || c || '|',
       (ARRAY['A', 'B', 'C'])[1 + c % 3] FROM market ORDER BY w, c`,
  );
  await run(`SET session_replication_role = replica`);
  await run(
    `INSERT INTO customer_owner (workspace_id, customer_id, member_id, position)
     SELECT workspace_id, customer_id, member_id, 0 FROM market ORDER BY w, c`,
  );
  await run(
    `INSERT INTO contact (workspace_id, id, customer_id, name, normalized_name)
     SELECT workspace_id, contact_id, customer_id, 'Dana Holm', 'dana holm' FROM market ORDER BY w, c`,
  );
  // The week before is behind everybody.
  await run(
    `INSERT INTO member_week (workspace_id, member_id, week) SELECT workspace_id, member_id, $1 FROM town ORDER BY w, n`,
    addWeeks(weekOf(monday), -1),
  );
  const weekStart = new Date(toInstant(monday, "00:00", "UTC")).toISOString();
  await run(
    `INSERT INTO interaction (workspace_id, id, customer_id, member_id, at, channel, direction, contact_ids, fingerprint)
     SELECT workspace_id, ${id("4", "c * 4 + k")}, customer_id, member_id,
       $1::timestamptz - make_interval(days => k * 30 + c % 30), 'call', 'both', ARRAY[contact_id], 'f' || k
     FROM market, generate_series(1, 2) k ORDER BY w, c, k`,
    weekStart,
  );
  await run(
    `INSERT INTO interaction (workspace_id, id, customer_id, member_id, at, channel, direction, contact_ids, fingerprint)
     SELECT workspace_id, ${id("4", "c * 4")}, customer_id, member_id, ($1 || ' 01:00')::timestamp AT TIME ZONE zone, 'call', 'both',
       ARRAY[contact_id], 'monday'
     FROM market WHERE c % ${ONE_IN.touched} = 5`,
    monday,
  );
  await run(`DROP TABLE town, market`);
  await run(`ANALYZE`);
}

/** An id with a number in it, so that it can be told what it was. */
function id(kind: string, number: string): string {
  return `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
}
