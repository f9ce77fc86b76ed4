/** What files say of how records stand, beside what they are: people who are away or gone, members absent or gone, how promises ended. */
import type { Sql } from "../../connection/sql.ts";

/** The columns that files may set, by table, with their types. Our identifiers, never a file's. */
const STATES = {
  contact: { state: "text", state_on: "date", away_until: "date" },
  member: {
    state: "text",
    state_reason: "text",
    paused_from: "date",
    paused_until: "date",
    country: "text",
  },
  customer: { status_reason: "text" },
  signal: { closed_as: "text" },
} as const;
export type StatedTable = keyof typeof STATES;

/** A record's columns as a file states them, by id. */
export type StatedRow = { id: string } & Record<string, string | null>;

/** Sets the columns `only` of rows that stand otherwise. Returns the ids of those that changed. */
export async function setStates(
  sql: Sql,
  workspaceId: string,
  table: StatedTable,
  rows: StatedRow[],
  only: string[],
): Promise<Set<string>> {
  const columns = Object.entries(STATES[table]).filter(([column]) => only.includes(column));
  if (rows.length === 0 || columns.length === 0) return new Set();
  const names = columns.map(([column]) => column);
  const text = `UPDATE ${table} t SET ${names.map((name) => `${name} = r.${name}`).join(", ")}
    FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, ${columns.map((one) => one.join(" ")).join(", ")})
    WHERE t.workspace_id = $1::uuid AND t.id = r.id
      AND (${names.map((name) => `t.${name}`).join(", ")}) IS DISTINCT FROM (${names.map((name) => `r.${name}`).join(", ")})
    RETURNING t.id`;
  const changed = await sql<{ id: string }>({ text }, [workspaceId, JSON.stringify(rows)]);
  return new Set(changed.map(({ id }) => id));
}
