/** What a workspace's people and customers are called, as an import needs to know it. */
import { LOWEST_ID } from "../../connection/id.ts";
import type { Sql } from "../../connection/sql.ts";

/** A member as an import finds it, with what a file may leave open. */
export type NamedMember = {
  id: string;
  email: string;
  name: string;
  role: string;
  timezone: string;
  timezoneSet: boolean;
  workingDays: number[];
  workingStart: string;
  workingEnd: string;
};

/** A customer as an import finds it, with what a file may leave open. `zone` is that of the member who leads. */
export type NamedCustomer = {
  id: string;
  name: string;
  normalizedName: string;
  aliases: string[];
  domain: string | null;
  tier: string | null;
  status: string;
  visibility: string;
  zone: string;
};
export type NamedContact = {
  id: string;
  name: string;
  normalizedName: string;
  email: string | null;
};

/** Rows of a page: a statement's whole answer stands in memory. */
const PAGE_ROWS = 5_000;

/** What a workspace's members are called: mail address → member. */
export async function memberNames(
  sql: Sql,
  workspaceId: string,
): Promise<Map<string, NamedMember>> {
  const text = `SELECT id, email, name, role, timezone, timezone_set AS "timezoneSet", working_days AS "workingDays",
    working_start AS "workingStart", working_end AS "workingEnd" FROM member WHERE workspace_id = $1::uuid`;
  const rows = await sql<NamedMember>({ text }, [workspaceId]);
  return new Map(rows.map((member) => [member.email, member]));
}

const NO_ALIASES: string[] = [];

/** What a workspace's customers are called. */
export async function customerNames(sql: Sql, workspaceId: string): Promise<NamedCustomer[]> {
  const text = `SELECT c.id, c.name, c.normalized_name AS "normalizedName", coalesce(c.aliases, '{}') AS aliases, c.domain,
      c.tier, c.status, c.visibility, coalesce(m.timezone, 'UTC') AS zone
    FROM (SELECT * FROM customer WHERE workspace_id = $1::uuid AND id > $2::uuid AND status <> 'merged' ORDER BY id LIMIT ${PAGE_ROWS}) c
    LEFT JOIN customer_owner o ON o.workspace_id = c.workspace_id AND o.customer_id = c.id AND o.position = 0
    LEFT JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id ORDER BY c.id`;
  const all: NamedCustomer[] = [];
  const once = sharing();
  const page = (after: string) => sql<NamedCustomer>({ text }, [workspaceId, after]);
  await eachOf(page, (row) => {
    const aliases = row.aliases.length === 0 ? NO_ALIASES : row.aliases;
    const [tier, status] = [row.tier === null ? null : once(row.tier), once(row.status)];
    const visibility = once(row.visibility);
    all.push({ ...row, aliases, tier, status, visibility, zone: once(row.zone) });
  });
  return all;
}

/** Who a workspace's contacts are, by customer, in the order of their names and addresses. */
export async function contactNames(
  sql: Sql,
  workspaceId: string,
): Promise<Map<string, NamedContact[]>> {
  const text = `SELECT id, customer_id AS "customerId", name, normalized_name AS "normalizedName", email FROM contact
    WHERE workspace_id = $1::uuid AND id > $2::uuid ORDER BY id LIMIT ${PAGE_ROWS}`;
  const known = new Map<string, NamedContact[]>();
  const page = (after: string) =>
    sql<NamedContact & { customerId: string }>({ text }, [workspaceId, after]);
  await eachOf(page, ({ customerId, ...contact }) => {
    const people = known.get(customerId);
    if (people) people.push(contact);
    else known.set(customerId, [contact]);
  });
  for (const people of known.values()) if (people.length > 1) people.sort(byName);
  return known;
}

const byName = (a: NamedContact, b: NamedContact) =>
  compare(a.normalizedName, b.normalizedName) ||
  compare(a.email ?? LAST, b.email ?? LAST) ||
  compare(a.id, b.id);
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
/** Sorts behind every address. */
const LAST = "\uFFFF";

/** Rows in the order of their ids, a page at a time. */
async function eachOf<Row extends { id: string }>(
  page: (after: string) => Promise<Row[]>,
  take: (row: Row) => void,
): Promise<void> {
  for (let after = LOWEST_ID; ;) {
    const rows = await page(after);
    for (const row of rows) take(row);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE_ROWS) return;
    after = last.id;
  }
}

/** One copy of each of a few words that stand in many rows. */
function sharing(): (word: string) => string {
  const words = new Map<string, string>();
  return (word) => {
    const known = words.get(word);
    if (known === undefined) words.set(word, word);
    return known ?? word;
  };
}
