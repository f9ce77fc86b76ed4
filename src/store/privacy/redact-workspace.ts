/** Takes somebody out of every text of a workspace. */
import { type IsRemoved, redactJson, redactText } from "../../engine/model/redact.ts";
import type { Db } from "../connection/db.ts";
import { textColumns, type TextColumn } from "./text-columns.ts";

/** Rows that are read and written together. */
const PAGE = 2_000;
/** Rows that changed while they were read are read again; whoever writes that fast is waited for no longer. */
const MAX_PASSES = 5;

type Row = { at: string; value: unknown };
export type RedactedCount = Record<string, number>;

/** Redacts every text of a workspace. Returns how many values changed, by table. */
export async function redactWorkspace(
  db: Db,
  workspaceId: string,
  isRemoved: IsRemoved,
): Promise<RedactedCount> {
  const counts: RedactedCount = {};
  for (const column of await textColumns(db)) {
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      const { changed, missed } = await redactColumn(db, workspaceId, column, isRemoved);
      if (changed > 0) counts[column.table] = (counts[column.table] ?? 0) + changed;
      if (missed === 0) break;
    }
  }
  return counts;
}

async function redactColumn(
  db: Db,
  workspaceId: string,
  { table, column, kind }: TextColumn,
  isRemoved: IsRemoved,
) {
  const name = `"${table}"."${column}"`;
  const type = kind === "json" ? "jsonb" : kind === "list" ? "text[]" : "text";
  let after = "(0,0)";
  let changed = 0;
  let missed = 0;
  for (;;) {
    const rows = await db.$queryRawUnsafe<Row[]>(
      `SELECT ctid::text AS at, ${name} AS value FROM "${table}"
       WHERE workspace_id = $1::uuid AND ctid > $2::tid AND ${name} IS NOT NULL ORDER BY ctid LIMIT ${PAGE}`,
      workspaceId,
      after,
    );
    const better = rows.flatMap(({ at, value }) => {
      const redacted =
        kind === "text" ? redactText(String(value), isRemoved) : redactJson(value, isRemoved);
      return redacted === value ? [] : [{ at, before: value, value: redacted }];
    });
    for (const row of better) {
      const value = kind === "json" ? JSON.stringify(row.value) : row.value;
      const before = kind === "json" ? JSON.stringify(row.before) : row.before;
      // By its place, and only while it still says what was read there.
      const count = await db.$executeRawUnsafe(
        `UPDATE "${table}" SET "${column}" = $2::${type}
         WHERE workspace_id = $4::uuid AND ctid = $1::tid AND "${column}"::${type} = $3::${type}`,
        row.at,
        value,
        before,
        workspaceId,
      );
      if (count === 1) changed++;
      else missed++;
    }
    if (rows.length < PAGE) return { changed, missed };
    after = rows.at(-1)?.at ?? after;
  }
}
