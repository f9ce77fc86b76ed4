import files from "./portfolio-files.json" with { type: "json" };

export type PortfolioFile = keyof typeof files;

/** The six files of a portfolio, in the order in which they refer to each other, with their columns in the order written. */
export const PORTFOLIO_FILES: Record<PortfolioFile, { columns: string[]; required: string[] }> =
  files;

export const PORTFOLIO_FILE_NAMES = Object.keys(PORTFOLIO_FILES) as PortfolioFile[];

/** A row as read from a file: every column's text, empty where the file has none. */
export type TextRow = Record<string, string>;

/** Why a row can't be imported: the column and what to fix. */
export type RowProblem = { column: string; reason: string };
