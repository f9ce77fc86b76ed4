import type { PortfolioFile, TextRow } from "../../engine/model/portfolio-files.ts";
import { PORTFOLIO_FILE_NAMES } from "../../engine/model/portfolio-files.ts";
import type { Store } from "../../store/store.ts";

/**
 * A workspace's portfolio as the rows of its six files, in an order that depends on what the rows say alone, so that
 * export, import into an empty workspace and export again give the same bytes. Rows come in pages; memory stays bounded.
 */
export async function exportPortfolio(
  store: Store,
  workspaceId: string,
  write: (file: PortfolioFile, rows: TextRow[]) => Promise<void>,
): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.exports.steady();
    await tx.bulk.takeTime();
    for (const file of PORTFOLIO_FILE_NAMES) {
      await write(file, []);
      for await (const rows of tx.exports.pages(file, workspaceId)) await write(file, rows);
    }
  }, LONGEST_EXPORT_MS);
}

const LONGEST_EXPORT_MS = 6 * 3_600_000;
