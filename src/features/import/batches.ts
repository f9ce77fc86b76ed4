import { cut } from "./portfolio-file/cells.ts";
import type { ParsedRow } from "./portfolio-file/rows.ts";
import type { TextRow } from "../../engine/model/portfolio-files.ts";
import type { Upserted } from "../../store/portfolios/bulk/upsert.ts";
import type { BulkRepository } from "../../store/portfolios/bulk/writer.ts";
import type { RecordIds } from "./directory.ts";
import type { Source } from "./source.ts";
import type { ImportTally } from "./summary.ts";

/** What an import of one file is given. */
export type FileImport = {
  tx: BulkRepository;
  workspaceId: string;
  source: Source;
  tally: ImportTally;
  ids: RecordIds;
  progress(rows: number): void;
};

/** How many rows are written in one statement: large enough to be quick, small enough to be gone before memory grows. */
const BATCH_ROWS = 1_000;

/** A row that was read; `unread` names the columns that it says nothing of, since their cells can't be read. */
export type BatchRow<Row> = { line: number; row: Row; unread: string[] };

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
 * Reads a file's rows and hands them on in batches: parsed, then turned by `take` into what is to be written, or into a
 * problem. PostgreSQL writes a batch while the next one is read; batches are written in their order. Rows that can't be
 * taken, and cells that are left out, are tallied with their line.
 */
export async function inBatches<Row>(
  file: FileImport,
  parse: (text: TextRow) => ParsedRow<Row>,
  take: (rows: BatchRow<Row>[]) => () => Promise<void>,
): Promise<void> {
  let batch: BatchRow<Row>[] = [];
  let read = 0;
  let writing: Promise<void> = Promise.resolve();
  const hand = async () => {
    const write = take(batch);
    batch = [];
    file.tally.settled();
    await writing;
    file.progress(read);
    writing = write();
    // It is awaited before the next one; meanwhile nobody else hears of it.
    writing.catch(() => undefined);
  };
  try {
    for await (const source of file.source.rows) {
      read++;
      file.tally.at(source);
      if ("problem" in source) {
        file.tally.refuse(source.line, { column: "", reason: source.problem });
        continue;
      }
      if ("aside" in source) {
        file.tally.doubt(source.line, { column: "", reason: asideWords(source.aside) });
        continue;
      }
      const parsed = parse(source.text);
      if (!parsed.ok) {
        file.tally.refuse(source.line, parsed.problem);
        continue;
      }
      for (const doubt of parsed.doubts) file.tally.doubt(source.line, doubt);
      const unread = parsed.doubts.length === 0 ? NONE : parsed.doubts.map(({ column }) => column);
      batch.push({ line: source.line, row: parsed.row, unread });
      if (batch.length >= BATCH_ROWS) await hand();
    }
    if (batch.length > 0) await hand();
  } finally {
    // Where reading fails, the transaction must not end under a statement.
    await writing.catch(() => undefined);
  }
  await writing;
  file.progress(read);
}

const NONE: string[] = [];

const asideWords = (text: string) => `“${cut(text)}” is a title or a total and no row: left out`;
