/** What is held of a person, for them to read: every row about them, and every text that names them. */
import { type IsRemoved, redactJson, redactText } from "../../engine/model/redact.ts";
import type { Db } from "../connection/db.ts";
import type { HeldPerson } from "./held-person.ts";
import { textColumns } from "./text-columns.ts";

/** By table, the rows about them; and by `table.column`, the texts in which they are named. */
export type PersonReport = {
  records: Record<string, object[]>;
  namedIn: Record<string, unknown[]>;
};

/** Rows that are about a contact ($2), by table. */
const OF_CONTACT: Record<string, string> = {
  contact: "SELECT * FROM contact WHERE workspace_id = $1::uuid AND id = $2::uuid",
  signal:
    "SELECT kind, quote, at, due_on, closed_on FROM signal WHERE workspace_id = $1::uuid AND contact_id = $2::uuid ORDER BY at",
  interaction:
    "SELECT at, channel, direction, summary, sentiment FROM interaction WHERE workspace_id = $1::uuid AND $2::uuid = ANY(contact_ids) ORDER BY at",
  nudge:
    "SELECT week, play, state, reason, question, sent_at FROM nudge WHERE workspace_id = $1::uuid AND contact_id = $2::uuid ORDER BY created_at",
};

/** Rows that are about a member ($2), by table. */
const OF_MEMBER: Record<string, string> = {
  member: "SELECT * FROM member WHERE workspace_id = $1::uuid AND id = $2::uuid",
  identity:
    "SELECT platform, key, address FROM identity WHERE workspace_id = $1::uuid AND member_id = $2::uuid",
  customer_owner: `SELECT c.name, o.position, o.muted FROM customer_owner o JOIN customer c ON c.workspace_id = o.workspace_id
      AND c.id = o.customer_id WHERE o.workspace_id = $1::uuid AND o.member_id = $2::uuid`,
  reply:
    "SELECT at, text, state FROM reply WHERE workspace_id = $1::uuid AND member_id = $2::uuid ORDER BY at",
  interaction:
    "SELECT at, channel, summary FROM interaction WHERE workspace_id = $1::uuid AND member_id = $2::uuid ORDER BY at",
  delivery:
    "SELECT kind, state, sent_at, card FROM delivery WHERE workspace_id = $1::uuid AND member_id = $2::uuid ORDER BY created_at",
  nudge:
    "SELECT week, play, state, reason, question, sent_at FROM nudge WHERE workspace_id = $1::uuid AND member_id = $2::uuid ORDER BY created_at",
  audit:
    "SELECT at, what, subject, source FROM audit WHERE workspace_id = $1::uuid AND member_id = $2::uuid ORDER BY at",
  audit_look: `SELECT l.hour, c.name AS customer, l.source, l.times FROM audit_look l LEFT JOIN customer c
      ON c.workspace_id = l.workspace_id AND c.id = l.customer_id WHERE l.workspace_id = $1::uuid AND l.member_id = $2::uuid ORDER BY l.hour`,
};

export async function reportOn(
  db: Db,
  workspaceId: string,
  person: HeldPerson,
  isNamed: IsRemoved,
): Promise<PersonReport> {
  const records: Record<string, object[]> = {};
  const collect = async (queries: Record<string, string>, ids: { id: string }[]) => {
    for (const { id } of ids) {
      for (const [table, query] of Object.entries(queries)) {
        const rows = await db.$queryRawUnsafe<object[]>(query, workspaceId, id);
        records[table] = [...(records[table] ?? []), ...rows];
      }
    }
  };
  await collect(OF_CONTACT, person.contacts);
  await collect(OF_MEMBER, person.members);
  const namedIn: Record<string, unknown[]> = {};
  for (const { table, column, kind } of await textColumns(db)) {
    const rows = await db.$queryRawUnsafe<{ value: unknown }[]>(
      `SELECT "${column}" AS value FROM "${table}" WHERE workspace_id = $1::uuid AND "${column}" IS NOT NULL`,
      workspaceId,
    );
    const named = rows
      .map(({ value }) => value)
      .filter(
        (value) =>
          (kind === "text" ? redactText(String(value), isNamed) : redactJson(value, isNamed)) !==
          value,
      );
    if (named.length > 0) namedIn[`${table}.${column}`] = named;
  }
  return { records, namedIn };
}
