import type { PortfolioFile, TextRow } from "../../../engine/model/portfolio-files.ts";
import type { Db } from "../../connection/db.ts";

const PAGE_ROWS = 5_000;

/** An instant as ISO 8601 in UTC with milliseconds, as JavaScript writes it. */
const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** The contacts' names between semicolons, in the order in which they were told. */
const CONTACTS = `(SELECT string_agg(name, ';' ORDER BY n) FROM (
    SELECT p.name, min(u.n) AS n FROM unnest(t.contact_ids) WITH ORDINALITY u(id, n)
    JOIN contact p ON p.workspace_id = t.workspace_id AND p.id = u.id GROUP BY p.name) told) COLLATE "C"`;

/** What a reply recorded has no source id of its own: its record's mark becomes one, by which an import finds it again. */
const SOURCE_ID = `coalesce(t.source_id, CASE WHEN t.fingerprint LIKE 'r:%' THEN 'rapport:' || t.fingerprint END)`;

/** What was told by its day alone is a day again: its mark holds it (see the import of interactions). */
const AT = `CASE WHEN t.fingerprint LIKE 'd:%' THEN substr(t.fingerprint, 3, 10) ELSE to_char(t.at, ${ISO}) END COLLATE "C"`;

/** One query a file; every column is text, and the order depends on what the rows say alone. */
const QUERIES: Record<PortfolioFile, string> = {
  "members.csv": `
    SELECT t.email, t.name, t.role, m.email AS manager_email,
      -- a zone that nobody told is left open, for the platform's profile to tell
      CASE WHEN t.timezone_set OR t.timezone <> 'UTC' THEN t.timezone END AS timezone,
      (SELECT string_agg(d::text, ',' ORDER BY d) FROM unnest(t.working_days) d) AS working_days,
      t.working_start || '-' || t.working_end AS working_hours
    FROM member t LEFT JOIN member m ON m.workspace_id = t.workspace_id AND m.id = t.manager_id
    WHERE t.workspace_id = $1::uuid ORDER BY t.email COLLATE "C"`,
  "customers.csv": `
    SELECT t.name, array_to_string(t.aliases, ';') AS aliases, t.domain,
      (SELECT string_agg(m.email, ';' ORDER BY o.position, m.email) FROM customer_owner o
       JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id
       WHERE o.workspace_id = t.workspace_id AND o.customer_id = t.id) AS owner_email,
      t.tier, trim_scale(t.annual_value)::text AS annual_value, t.currency,
      trim_scale(t.effort_hours_per_month)::text AS effort_hours_per_month, t.renewal_on::text AS renewal_on,
      t.status, t.our_lead, array_to_string(t.priorities, ';') AS priorities, t.visibility
    FROM customer t WHERE t.workspace_id = $1::uuid ORDER BY t.normalized_name COLLATE "C"`,
  "contacts.csv": `
    SELECT c.name AS customer, t.name, t.email, t.title, t.level, t.function, t.values
    FROM contact t JOIN customer c ON c.workspace_id = t.workspace_id AND c.id = t.customer_id
    WHERE t.workspace_id = $1::uuid
    ORDER BY c.normalized_name COLLATE "C", t.normalized_name COLLATE "C", t.name COLLATE "C", t.email COLLATE "C"`,
  "interactions.csv": `
    SELECT c.name AS customer, m.email AS member_email, ${AT} AS at, t.channel, t.direction,
      ${CONTACTS} AS contacts, t.summary, t.sentiment, ${SOURCE_ID} AS source_id
    FROM interaction t
    JOIN customer c ON c.workspace_id = t.workspace_id AND c.id = t.customer_id
    JOIN member m ON m.workspace_id = t.workspace_id AND m.id = t.member_id
    WHERE t.workspace_id = $1::uuid AND t.withdrawn_at IS NULL
    ORDER BY at, c.normalized_name COLLATE "C", m.email COLLATE "C", ${SOURCE_ID} COLLATE "C",
      t.summary COLLATE "C", t.channel COLLATE "C", t.direction COLLATE "C", t.sentiment COLLATE "C", contacts`,
  "signals.csv": `
    SELECT c.name AS customer, t.kind, t.quote, ${AT} AS at, p.name AS contact, t.by,
      t.due_on::text AS due_on, t.closed_on::text AS closed_on, ${SOURCE_ID} AS source_id
    FROM signal t
    JOIN customer c ON c.workspace_id = t.workspace_id AND c.id = t.customer_id
    LEFT JOIN contact p ON p.workspace_id = t.workspace_id AND p.id = t.contact_id
    WHERE t.workspace_id = $1::uuid AND t.withdrawn_at IS NULL
    ORDER BY at, c.normalized_name COLLATE "C", t.kind COLLATE "C", ${SOURCE_ID} COLLATE "C",
      t.quote COLLATE "C", t.by COLLATE "C", t.due_on, p.name COLLATE "C"`,
  "nudges.csv": `
    SELECT m.email AS member_email, c.name AS customer, t.week, t.play, p.name AS contact, t.state, t.outcome
    FROM nudge t
    JOIN customer c ON c.workspace_id = t.workspace_id AND c.id = t.customer_id
    JOIN member m ON m.workspace_id = t.workspace_id AND m.id = t.member_id
    LEFT JOIN contact p ON p.workspace_id = t.workspace_id AND p.id = t.contact_id
    WHERE t.workspace_id = $1::uuid
    ORDER BY t.week, m.email COLLATE "C", t.slot, c.normalized_name COLLATE "C", t.play COLLATE "C"`,
};

export const createExportRepository = (db: Db) => ({
  /** All pages see the one state of the database at the first of them. */
  async steady(): Promise<void> {
    await db.$executeRaw`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`;
  },

  /** A file's rows, a page at a time, through a cursor of this transaction. */
  async *pages(file: PortfolioFile, workspaceId: string): AsyncGenerator<TextRow[]> {
    // The cursor's name and the query are ours; the workspace's id is the only value, and it is checked to be one.
    if (!/^[0-9a-f-]{36}$/.test(workspaceId)) throw new RangeError("not a workspace's id");
    const query = QUERIES[file].replaceAll("$1", `'${workspaceId}'`);
    await db.$executeRawUnsafe(`DECLARE rows NO SCROLL CURSOR FOR ${query}`);
    for (;;) {
      const rows = await db.$queryRawUnsafe<Record<string, string | null>[]>(
        `FETCH ${PAGE_ROWS} FROM rows`,
      );
      if (rows.length === 0) break;
      yield rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value ?? ""])),
      );
    }
    await db.$executeRawUnsafe("CLOSE rows");
  },
});
