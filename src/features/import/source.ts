import type { TextRow } from "../../engine/model/portfolio-files.ts";

/**
 * One file's rows as they stream in, with the lines that they begin on; a row that can't be one says why, and a line beside
 * the rows (a title, a total) what it says.
 */
export type SourceRow = { line: number; cells?: string[] } & (
  | { text: TextRow }
  | { problem: string }
  | { aside: string }
);
export type Source = {
  /** the columns that the file has */
  columns: string[];
  rows: AsyncIterable<SourceRow>;
  /** what people call the file, where that is not our own name for it */
  name?: string;
  /** written by our own export: a second name in it is a second person */
  isOwn?: boolean;
  /** a list of people with their companies: each company stands there once for each person */
  repeats?: boolean;
  /** the table tells another kind of rows as well */
  isPart?: boolean;
  /** whether no column of the file's own tells this one of ours: what it says is gathered from others */
  isOpen?(column: string): boolean;
  /** the file's own heading of a column */
  headingOf?(field: string): string | undefined;
};
