import tables from "./tables.json" with { type: "json" };
import type { Db } from "../../connection/db.ts";

/**
 * The tables that an import writes to: the columns with their PostgreSQL types, and the unique key, workspace_id first, that
 * makes a second copy impossible. All identifiers are ours, never a file's.
 */
const TABLES: Record<keyof typeof tables, { key: string[]; columns: Record<string, string> }> =
  tables;

/** How many rows an upsert made and changed; the rest stood already as they are. */
export type Upserted = { created: number; updated: number; unchanged: number };

type Row = Record<string, unknown>;

/**
 * Writes rows in one statement: new ones are made, known ones (by the table's key) get the columns in `updatable`, and
 * those that stand as they are stay untouched. Of two rows with one key in a batch the later counts. A column in `kept`
 * is never emptied: what the row leaves open stays as it is known.
 */
export async function upsert(
  db: Db,
  table: keyof typeof TABLES,
  rows: Row[],
  updatable: string[],
  kept: string[] = [],
): Promise<Upserted> {
  const { key, columns } = TABLES[table];
  const byKey = new Map(rows.map((row) => [key.map((column) => row[column]).join("\0"), row]));
  const names = Object.keys(columns);
  const quoted = names.map((name) => `"${name}"`).join(", ");
  const typed = names.map((name) => `"${name}" ${columns[name]}`).join(", ");
  const told = (name: string) =>
    kept.includes(name) ? `coalesce(excluded."${name}", t."${name}")` : `excluded."${name}"`;
  const conflict =
    updatable.length === 0
      ? "DO NOTHING"
      : `DO UPDATE SET ${updatable.map((name) => `"${name}" = ${told(name)}`).join(", ")}
         WHERE (${updatable.map((name) => `t."${name}"`).join(", ")})
           IS DISTINCT FROM (${updatable.map(told).join(", ")})`;
  const [written] = await db.$queryRawUnsafe<{ created: number; updated: number }[]>(
    `WITH written AS (
       INSERT INTO ${table} AS t (${quoted})
       SELECT ${quoted} FROM jsonb_to_recordset($1::jsonb) AS r(${typed})
       ON CONFLICT (${key.join(", ")}) ${conflict}
       RETURNING (xmax = 0) AS created)
     SELECT count(*) FILTER (WHERE created)::int AS created,
            count(*) FILTER (WHERE NOT created)::int AS updated FROM written`,
    JSON.stringify([...byKey.values()]),
  );
  const { created = 0, updated = 0 } = written ?? {};
  return { created, updated, unchanged: rows.length - created - updated };
}
