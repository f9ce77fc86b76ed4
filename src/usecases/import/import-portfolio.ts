import {
  PORTFOLIO_FILE_NAMES,
  type PortfolioFile,
  type TextRow,
} from "../../engine/portfolio-file/columns.ts";
import type { Shelves, Store } from "../../store/store.ts";
import { importContacts } from "./import-contacts.ts";
import { importCustomers } from "./import-customers.ts";
import { importInteractions } from "./import-interactions.ts";
import { importMembers } from "./import-members.ts";
import { importNudges } from "./import-nudges.ts";
import { importSignals } from "./import-signals.ts";
import { type FileSummary, type Tally, tallyOf } from "./summary.ts";

/** One file's rows as they stream in, with the lines that they begin on; a row that is no row at all says why. */
export type SourceRow = { line: number } & ({ text: TextRow } | { problem: string });
export type Source = {
  /** the columns that the file has */
  columns: string[];
  rows: AsyncIterable<SourceRow>;
};

/** What an import of one file is given. */
export type FileImport = {
  shelves: Shelves;
  workspaceId: string;
  source: Source;
  tally: Tally;
  progress(rows: number): void;
};

const IMPORTERS: Record<PortfolioFile, (file: FileImport) => Promise<void>> = {
  "members.csv": importMembers,
  "customers.csv": importCustomers,
  "contacts.csv": importContacts,
  "interactions.csv": importInteractions,
  "signals.csv": importSignals,
  "nudges.csv": importNudges,
};

const LONGEST_IMPORT_MS = 6 * 3_600_000;

/** Thrown to take a transaction back that was only for looking. */
class OnlyLooking extends Error {}

/**
 * Imports a portfolio's files in the order in which they refer to each other, each in one transaction: a killed import
 * leaves a file's rows all in or all out. With `dryRun` everything happens in one transaction that is taken back, so
 * that what would be created, updated, left alone and refused is what it would truly be.
 */
export async function importPortfolio(
  store: Store,
  workspaceId: string,
  open: (file: PortfolioFile) => Promise<Source | null>,
  options: { dryRun: boolean; progress(file: PortfolioFile, rows: number): void },
): Promise<FileSummary[]> {
  const summaries: FileSummary[] = [];
  const importFile = async (shelves: Shelves, file: PortfolioFile) => {
    const source = await open(file);
    if (!source) return;
    const tally = tallyOf(file);
    await shelves.bulk.takeTime();
    const progress = (rows: number) => options.progress(file, rows);
    await IMPORTERS[file]({ shelves, workspaceId, source, tally, progress });
    summaries.push(tally.summary);
  };
  if (options.dryRun) {
    const look = store.atomically(async (shelves) => {
      for (const file of PORTFOLIO_FILE_NAMES) await importFile(shelves, file);
      throw new OnlyLooking();
    }, LONGEST_IMPORT_MS);
    await look.catch((error: unknown) => {
      if (!(error instanceof OnlyLooking)) throw error;
    });
    return summaries;
  }
  for (const file of PORTFOLIO_FILE_NAMES) {
    await store.atomically((shelves) => importFile(shelves, file), LONGEST_IMPORT_MS);
  }
  await store.bulk.analyze();
  await store.audit.note(workspaceId, {
    memberId: null,
    what: "portfolio imported",
    subject: workspaceId,
    details: summaries.map(({ refused: _refused, ...counts }) => counts),
  });
  return summaries;
}
