import { PORTFOLIO_FILE_NAMES, type PortfolioFile } from "../../engine/model/portfolio-files.ts";
import type { BulkRepository } from "../../store/portfolios/bulk/writer.ts";
import type { Store } from "../../store/store.ts";
import type { FileImport } from "./batches.ts";
import type { IsRemoved } from "../../engine/model/redact.ts";
import type { Source } from "./source.ts";
import { withoutForgotten } from "./without-forgotten.ts";
import { noIds, type RecordIds } from "./directory.ts";
import { importContacts } from "./import-contacts.ts";
import { importCustomers } from "./import-customers.ts";
import { importInteractions } from "./import-interactions.ts";
import { importMembers } from "./import-members.ts";
import { importNudges } from "./import-nudges.ts";
import { importSignals } from "./import-signals.ts";
import { type FileSummary, type RefusedRow, tallyOf } from "./summary.ts";

const IMPORTERS: Record<PortfolioFile, (file: FileImport) => Promise<void>> = {
  "members.csv": importMembers,
  "customers.csv": importCustomers,
  "contacts.csv": importContacts,
  "interactions.csv": importInteractions,
  "signals.csv": importSignals,
  "nudges.csv": importNudges,
};

/** Thrown to take a transaction back that was only for looking. */
class OnlyLooking extends Error {}

/** Opens what there is of one file of a portfolio: one source, several of the kind, or none. */
type Open = (file: PortfolioFile) => Promise<Source | Source[] | null>;

type Options = {
  progress(file: PortfolioFile, rows: number): void;
  /** called after each file is imported */
  taken?(summary: FileSummary): void;
  /** called with each refused row, as it stands in its file */
  refused?: RefusedRow;
  /** addresses of owners whom files call by name */
  owners?: Record<string, string>;
  /** is told owners whom nobody knows: name → how many customers */
  strangers?: Map<string, number>;
  /** the dropped files that these are: what they change is noted, to be taken back */
  drop?: string;
};

/**
 * Imports a portfolio's files in the order in which they refer to each other, each in one transaction: a killed import
 * leaves a file's rows all in or all out.
 */
export async function importPortfolio(
  store: Store,
  workspaceId: string,
  open: Open,
  options: Options,
): Promise<FileSummary[]> {
  const summaries: FileSummary[] = [];
  const ids = idsOf(options);
  const isRemoved = await store.forgotten.loadRefusal(workspaceId);
  for (const file of PORTFOLIO_FILE_NAMES) {
    for (const source of await sourcesOf(file, open, isRemoved)) {
      const summary = await store.importing((tx) =>
        importFile(tx, workspaceId, { file, source, ids }, options),
      );
      summaries.push(summary);
      options.taken?.(summary);
    }
  }
  await store.bulk.analyze();
  await store.audit.note(workspaceId, {
    memberId: null,
    what: "portfolio imported",
    subject: workspaceId,
    details: summaries.map(({ refused: _refused, doubts: _doubts, ...counts }) => counts),
  });
  return summaries;
}

/**
 * Does all that an import would do, in one transaction that is taken back, also the making of the workspace: what would
 * be created, updated, left alone and refused is what it would truly be, and nothing has changed.
 */
export async function rehearseImport(
  store: Store,
  workspaceName: string,
  open: Open,
  options: Options,
): Promise<FileSummary[]> {
  const summaries: FileSummary[] = [];
  const known = await store.workspaces.byKeyOrName(workspaceName);
  const isRemoved = known && (await store.forgotten.loadRefusal(known.id));
  const look = store.importing(async (tx) => {
    const id = await tx.obtainWorkspace(workspaceName);
    const ids = idsOf(options);
    for (const file of PORTFOLIO_FILE_NAMES) {
      for (const source of await sourcesOf(file, open, isRemoved)) {
        summaries.push(await importFile(tx, id, { file, source, ids }, options));
      }
    }
    throw new OnlyLooking();
  });
  await look.catch((error: unknown) => {
    if (!(error instanceof OnlyLooking)) throw error;
  });
  return summaries;
}

const idsOf = ({ owners = {}, strangers = new Map() }: Options): RecordIds => ({
  ...noIds(),
  owners,
  strangers,
});

/** What there is of a file, without those who were forgotten. */
async function sourcesOf(file: PortfolioFile, open: Open, isRemoved: IsRemoved | null) {
  const sources = [(await open(file)) ?? []].flat();
  return isRemoved ? sources.map((source) => withoutForgotten(file, source, isRemoved)) : sources;
}

async function importFile(
  tx: BulkRepository,
  workspaceId: string,
  { file, source, ids }: { file: PortfolioFile; source: Source; ids: RecordIds },
  options: Options,
): Promise<FileSummary> {
  const tally = tallyOf(file, source, options.refused);
  await tx.takeTime();
  await tx.takeTurn(workspaceId);
  if (options.drop !== undefined) await tx.noteDrop(options.drop);
  const progress = (rows: number) => options.progress(file, rows);
  await IMPORTERS[file]({ tx, workspaceId, source, tally, ids, progress });
  return tally.summary;
}
