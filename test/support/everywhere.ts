/** Looks for words in every row of every table, the job queue's too. */
import type { TestApp } from "./running-app.ts";

/** The tables in which a word stands, whatever its case: `reply`, `pgboss.job`. */
export async function tablesWith(app: Pick<TestApp, "rows">, word: string): Promise<string[]> {
  const tables = await app.rows(
    `SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'pgboss') ORDER BY 1, 2`,
  );
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const [row] = await app.rows(
      `SELECT count(*)::int AS n FROM "${schema}"."${name}" t WHERE t::text ILIKE $1`,
      [`%${word}%`],
    );
    if (row?.["n"] > 0) found.push(schema === "public" ? name : `${schema}.${name}`);
  }
  return found;
}
