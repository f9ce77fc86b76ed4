/** What is said of rows that name nobody and nothing known. */
import { cut } from "./portfolio-file/cells.ts";
import type { RowProblem } from "../../engine/model/portfolio-files.ts";

/** A name in a row that means nothing here. */
export const unknown = (column: string, what: string, name: string): RowProblem => ({
  column,
  reason: `“${cut(name)}” is no ${what} that this workspace or ${what}s.csv knows`,
});

/** An empty cell that every row needs. */
export const isEmpty = (column: string): RowProblem => ({
  column,
  reason: "is empty: every row needs it",
});
