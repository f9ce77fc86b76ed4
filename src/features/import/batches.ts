import type { ParsedRow } from "./portfolio-file/rows.ts";
import type { TextRow } from "../../engine/model/portfolio-files.ts";
import type { Repositories } from "../../store/repositories.ts";
import type { RecordIds } from "./directory.ts";
import type { Source } from "./source.ts";
import type { ImportTally } from "./summary.ts";

/** What an import of one file is given. */
export type FileImport = {
  tx: Repositories;
  workspaceId: string;
  source: Source;
  tally: ImportTally;
  ids: RecordIds;
  progress(rows: number): void;
};

/** How many rows are written in one statement: large enough to be quick, small enough for bounded memory. */
const BATCH_ROWS = 2_000;

/**
 * Reads a file's rows and hands them on in batches: parsed, then turned by `write` into what the store keeps, or into a
 * problem. Rows that can't be taken, and cells that are left out, are tallied with their line.
 */
export async function inBatches<Row>(
  file: FileImport,
  parse: (text: TextRow) => ParsedRow<Row>,
  write: (rows: { line: number; row: Row }[]) => Promise<void>,
): Promise<void> {
  let batch: { line: number; row: Row }[] = [];
  let read = 0;
  for await (const source of file.source.rows) {
    read++;
    file.tally.at(source);
    if ("problem" in source) {
      file.tally.refuse(source.line, { column: "", reason: source.problem });
      continue;
    }
    const parsed = parse(source.text);
    if (!parsed.ok) {
      file.tally.refuse(source.line, parsed.problem);
      continue;
    }
    for (const doubt of parsed.doubts) file.tally.doubt(source.line, doubt);
    batch.push({ line: source.line, row: parsed.row });
    if (batch.length < BATCH_ROWS) continue;
    await write(batch);
    batch = [];
    file.progress(read);
  }
  if (batch.length > 0) await write(batch);
  file.progress(read);
}
