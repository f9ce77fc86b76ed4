import type { PortfolioFile, TextRow } from "../../../engine/model/portfolio-files.ts";
import type { Db } from "../../connection/db.ts";
import { sqlFile } from "../../connection/sql-file.ts";

const PAGE_ROWS = 5_000;

export const createExportRepository = (db: Db) => ({
  /** All pages see the one state of the database at the first of them. */
  async steady(): Promise<void> {
    await db.$executeRaw`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`;
  },

  /** A file's rows, a page at a time, through a cursor of this transaction. */
  async *pages(file: PortfolioFile, workspaceId: string): AsyncGenerator<TextRow[]> {
    // The cursor's name and the query are ours; the workspace's id is the only value, and it is checked to be one.
    if (!/^[0-9a-f-]{36}$/.test(workspaceId)) throw new RangeError("not a workspace's id");
    const rowsOf = sqlFile(`portfolios/export/${file.replace(".csv", "")}`, {
      workspace: `'${workspaceId}'`,
    });
    await db.$executeRawUnsafe(`DECLARE rows NO SCROLL CURSOR FOR ${rowsOf}`);
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
