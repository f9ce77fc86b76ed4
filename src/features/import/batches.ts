import type { ParsedRow } from "./portfolio-file/rows.ts";
import type { TextRow } from "../../engine/model/portfolio-files.ts";
import type { Upserted } from "../../store/portfolios/bulk/upsert.ts";
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

/** A row that was read; `unread` names the columns that it says nothing of, since their cells can't be read. */
type BatchRow<Row> = { line: number; row: Row; unread: string[] };

/** Writes rows in groups by what they leave unread: that stays as it is known. */
export async function writeKeeping(
  rows: { unread: string[]; values: Record<string, unknown> }[],
  write: (values: Record<string, unknown>[], kept: string[]) => Promise<Upserted>,
): Promise<Upserted> {
  const total = { created: 0, updated: 0, unchanged: 0 };
  for (const group of Map.groupBy(rows, ({ unread }) => unread.join(" ")).values()) {
    const counts = await write(
      group.map(({ values }) => values),
      group[0]?.unread ?? [],
    );
    total.created += counts.created;
    total.updated += counts.updated;
    total.unchanged += counts.unchanged;
  }
  return total;
}

/**
 * Reads a file's rows and hands them on in batches: parsed, then turned by `write` into what the store keeps, or into a
 * problem. Rows that can't be taken, and cells that are left out, are tallied with their line.
 */
export async function inBatches<Row>(
  file: FileImport,
  parse: (text: TextRow) => ParsedRow<Row>,
  write: (rows: BatchRow<Row>[]) => Promise<void>,
): Promise<void> {
  let batch: BatchRow<Row>[] = [];
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
    const unread = parsed.doubts.map(({ column }) => column);
    batch.push({ line: source.line, row: parsed.row, unread });
    if (batch.length < BATCH_ROWS) continue;
    await write(batch);
    batch = [];
    file.progress(read);
  }
  if (batch.length > 0) await write(batch);
  file.progress(read);
}
