import type { PortfolioFile, RowProblem } from "../../engine/model/portfolio-files.ts";
import type { Source, SourceRow } from "./source.ts";

/** A row that was refused, or a cell that was left out of one: the file, the line and what to fix. */
export type NamedRow = RowProblem & { file: string; line: number };

/** What became of one file's rows. */
export type FileSummary = {
  file: PortfolioFile;
  /** what people call it */
  name: string;
  /** the table tells another kind of rows as well */
  isPart: boolean;
  created: number;
  updated: number;
  unchanged: number;
  refused: NamedRow[];
  /** all of them; `refused` keeps the first thousand */
  refusedCount: number;
  /** rows that went in with something left out, or were matched by something else than their key */
  doubts: NamedRow[];
  doubtCount: number;
};

const ROWS_KEPT = 1_000;

/** Is told each refused row: its file, its cells, and why. */
export type RefusedRow = (row: { name: string; cells: string[]; why: string }) => void;

/** An empty tally for a file. `refused` is called with the cells of each refused row. */
export function tallyOf(file: PortfolioFile, source: Source, refused?: RefusedRow) {
  const name = source.name ?? file;
  const summary: FileSummary = {
    file,
    name,
    isPart: source.isPart ?? false,
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: [],
    refusedCount: 0,
    doubts: [],
    doubtCount: 0,
  };
  /** the cells of the rows that may still be refused, where somebody wants them */
  const cells = new Map<number, string[]>();
  /** A column by the file's own heading, and by ours where that is another. */
  const called = ({ column, reason }: RowProblem): RowProblem => {
    const heading = source.headingOf?.(column);
    const isOurs = heading === undefined || heading.toLowerCase().replace(/\s/g, "_") === column;
    return { column: isOurs ? column : `${heading} (${column})`, reason };
  };
  return {
    summary,
    /** `restated`: how many of the rows, new ones included, were changed by what is written beside them. */
    add(written: { created: number; updated: number; unchanged: number }, restated = 0) {
      const more = Math.min(Math.max(0, restated - written.created), written.unchanged);
      summary.created += written.created;
      summary.updated += written.updated + more;
      summary.unchanged += written.unchanged - more;
    },
    /** The row that is read now. */
    at(row: SourceRow) {
      if (refused && row.cells) cells.set(row.line, row.cells);
    },
    /** Whatever was read so far is taken or refused. */
    settled() {
      cells.clear();
    },
    refuse(line: number, problem: RowProblem) {
      const named = { file: name, line, ...called(problem) };
      summary.refusedCount++;
      if (summary.refused.length < ROWS_KEPT) summary.refused.push(named);
      refused?.({
        name,
        cells: cells.get(line) ?? [],
        why: `${named.column} ${named.reason}`.trim(),
      });
    },
    doubt(line: number, problem: RowProblem) {
      summary.doubtCount++;
      if (summary.doubts.length < ROWS_KEPT)
        summary.doubts.push({ file: name, line, ...called(problem) });
    },
  };
}

export type ImportTally = ReturnType<typeof tallyOf>;
