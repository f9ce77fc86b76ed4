import type { PortfolioFile, RowProblem } from "../../engine/model/portfolio-files.ts";

/** A refused row: its file, its line and what to fix. */
export type Refused = RowProblem & { file: PortfolioFile; line: number };

/** What became of one file's rows. */
export type FileSummary = {
  file: PortfolioFile;
  created: number;
  updated: number;
  unchanged: number;
  refused: Refused[];
  /** all of them; `refused` keeps the first thousand */
  refusedCount: number;
};

const REFUSED_KEPT = 1_000;

/** An empty tally for a file. */
export function tallyOf(file: PortfolioFile) {
  const summary: FileSummary = {
    file,
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: [],
    refusedCount: 0,
  };
  return {
    summary,
    add(written: { created: number; updated: number; unchanged: number }) {
      summary.created += written.created;
      summary.updated += written.updated;
      summary.unchanged += written.unchanged;
    },
    refuse(line: number, problem: RowProblem) {
      summary.refusedCount++;
      if (summary.refused.length < REFUSED_KEPT) {
        summary.refused.push({ file, line, ...problem });
      }
    },
  };
}

export type ImportTally = ReturnType<typeof tallyOf>;
