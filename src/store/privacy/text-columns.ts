/** Every column of a workspace's tables in which somebody can be named: found in the catalogue, so that no new table is forgotten. */
import type { Db } from "../connection/db.ts";

export type TextColumn = { table: string; column: string; kind: "text" | "json" | "list" };

/** What names no person: keys, states, kinds, and what is decided by other rules (`forget-person.ts`). */
const LEFT_ALONE = new Set(
  [
    "workspace installation rate_limit llm_budget risk_model forgotten import_file",
    "member.email member.name contact.name contact.normalized_name contact.email",
    "customer.name customer.normalized_name customer.searchable customer.aliases customer.domain",
    "identity.key identity.address identity.conversation setting.key import_change.table_name",
  ].flatMap((names) => names.split(" ")),
);
const NAMES_NOBODY = new RegExp(
  `(?:^|_)(?:${[
    "state|kind|platform|conversation|message|thread|address|idempotency_key|fingerprint|source_id|request_id|reference",
    "week|situation|play|role|timezone|channel|direction|sentiment|by|closed_as|hash|scope|currency|tier|visibility",
    "record|reader|level|function|aim|local_at",
  ].join("|")})$`,
);

/** The columns of all tables that stand inside a workspace. */
export async function textColumns(db: Db): Promise<TextColumn[]> {
  const rows = await db.$queryRaw<{ table: string; column: string; type: string }[]>`
    SELECT c.table_name::text AS "table", c.column_name::text AS "column", c.udt_name::text AS type
    FROM information_schema.columns c
    JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
    WHERE c.table_schema = current_schema() AND c.udt_name IN ('text', 'varchar', 'jsonb', 'json', '_text')
      AND EXISTS (SELECT FROM information_schema.columns w WHERE w.table_schema = c.table_schema
        AND w.table_name = c.table_name AND w.column_name = 'workspace_id')
    ORDER BY 1, 2`;
  return rows
    .filter(({ table, column }) => !LEFT_ALONE.has(table) && !LEFT_ALONE.has(`${table}.${column}`))
    .filter(({ column, type }) => type.startsWith("json") || !NAMES_NOBODY.test(column))
    .map(({ table, column, type }) => {
      const kind = type.startsWith("json") ? "json" : type === "_text" ? "list" : "text";
      return { table, column, kind };
    });
}
