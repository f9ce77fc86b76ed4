/** A portfolio's files as a test writes them: only the cells that matter. */
import {
  PORTFOLIO_FILES,
  type PortfolioFile,
  type TextRow,
} from "../../src/engine/model/portfolio-files.ts";
import type { Source } from "../../src/features/import/source.ts";

export type Files = Partial<Record<PortfolioFile, TextRow[]>>;

/** One file's rows as an import takes them; null for a file that the test has not. */
export function sourceOf(file: PortfolioFile, rows: TextRow[] | undefined): Source | null {
  if (!rows) return null;
  const columns = PORTFOLIO_FILES[file].columns.filter((column) =>
    rows.some((row) => row[column] !== undefined),
  );
  return {
    columns,
    rows: (async function* () {
      for (const [index, text] of rows.entries()) yield { line: index + 2, text };
    })(),
  };
}
