/** Files that a manager drops on the page or sends in their own chat: looked through, asked about, imported, taken back. */
import type { ChangeTurn, Turn } from "../../../app/context.ts";
import type { DroppedFileRef } from "../../../chat/intent.ts";
import type { Card, Form } from "../../../chat/view.ts";
import { UnreadableFile } from "../../../files/table.ts";
import type { Drop, DropScope } from "../../../store/portfolios/drops.ts";
import type { Write } from "../../../store/writes/write.ts";
import { notice } from "../../card-parts.view.ts";
import { say } from "../../deliveries/answer.ts";
import { words } from "../../language.ts";
import { LOCAL_KEY, provisionLocal } from "../../local/local-workspace.ts";
import { importPortfolio, rehearseImport } from "../import-portfolio.ts";
import type { FileSummary } from "../summary.ts";
import type { UnderstoodTables } from "../understand/portfolio-tables.ts";
import { dropCard, type DropPreview, importedCard, ownersForm } from "./drop-card.view.ts";
import { stagesOf } from "./scope.ts";
import { ADDRESS, isInvented, OWNERS_FILE, sourcesOfDrop, withTables } from "./drop-tables.ts";

const SAMPLES = 3;

export async function takeFiles(
  turn: ChangeTurn,
  { files }: { files: DroppedFileRef[] },
): Promise<Write[]> {
  const { app, workspace, member, inbound } = turn;
  const said = words.imports;
  if (member.role === "rep") {
    const admins = await app.store.members.admins(workspace.id);
    return [say(turn, notice(said.notYours(admins.map(({ name }) => name))))];
  }
  const platform = app.platforms.get(inbound.platform);
  const installation = await app.store.installations.find(inbound.platform, inbound.installation);
  const fetched: Drop["files"] = [];
  for (const { name, reference } of files) {
    const bytes = installation && (await platform?.fetchFile(installation, reference));
    if (!bytes) return [say(turn, notice(said.cannotFetch(name)))];
    fetched.push({ name, bytes });
  }
  const id = turn.newId();
  await app.store.drops.add(workspace.id, { id, memberId: member.id, files: fetched });
  return [say(turn, await previewCard(turn, { ...NEW_DROP, id, files: fetched }))];
}

const NEW_DROP = { state: "waiting", owners: {}, scope: "all" as const };

async function previewCard(turn: Turn, drop: Drop): Promise<Card> {
  try {
    return dropCard(await previewOf(turn, drop));
  } catch (error) {
    if (error instanceof UnreadableFile) return notice(words.imports.isBroken(error.message));
    throw error;
  }
}

/**
 * Does all that an import would do, and takes it back. Where owners are to be asked about, once more as if somebody had
 * given their addresses: what is in doubt then is in doubt whoever they are.
 */
async function previewOf(turn: Turn, drop: Drop): Promise<DropPreview> {
  const { app, workspace } = turn;
  return withTables(drop, async (tables) => {
    const strangers = new Map<string, number>();
    const look = async (owners: Drop["owners"], found: Map<string, number>) =>
      rehearseImport(
        app.store,
        workspace.key,
        await sourcesOfDrop(turn, tables, { ...drop, owners }),
        {
          progress: () => undefined,
          owners,
          strangers: found,
        },
      );
    const first = await look(drop.owners, strangers);
    const named = [...strangers.keys()].map((name, n): [string, string] => [
      name,
      `owner-${n}@${NOWHERE}`,
    ]);
    const looked =
      named.length === 0
        ? first
        : await look({ ...drop.owners, ...Object.fromEntries(named) }, new Map());
    const theirs = looked.filter(isTheirs);
    return {
      id: drop.id,
      files: theirs.map((one) => ({
        name: one.name,
        kind: one.file,
        taken: takenOf(one),
        refused: one.refusedCount,
        noted: one.doubtCount,
      })),
      strangers: tables.strangers.map(({ name }) => name),
      doubts: theirs
        .flatMap((one) => [...one.refused, ...one.doubts])
        .map(({ file, line, column, reason }) => `${file}, line ${line}, ${column}: ${reason}`),
      doubtCount: theirs.reduce((sum, one) => sum + one.refusedCount + one.doubtCount, 0),
      samples: await samplesOf(tables),
      stages: await stagesOf(tables.understood),
      owners: [...strangers]
        .toSorted(([, a], [, b]) => b - a)
        .map(([name, customers]) => ({ name, customers })),
    };
  });
}

/** No address ends so (RFC 2606). */
const NOWHERE = "owners.invalid";
const isTheirs = ({ name }: FileSummary) => name !== OWNERS_FILE;
const takenOf = ({ created, updated, unchanged }: FileSummary) => created + updated + unchanged;

async function samplesOf({ understood }: UnderstoodTables): Promise<string[]> {
  const samples: string[] = [];
  for (const { file, source } of understood) {
    if (file !== "customers.csv") continue;
    for await (const row of source.rows) {
      if ("text" in row && samples.push(row.text["name"] ?? "") >= SAMPLES) return samples;
    }
  }
  return samples;
}

export async function askOwners(turn: Turn, id: string): Promise<Card | Form> {
  const drop = await waiting(turn, id);
  if (!drop) return notice(words.imports.gone);
  return ownersForm(await previewOf(turn, drop));
}

/** The owners' addresses, filled in. With all of them it is imported; else what is still open is shown. */
export async function nameOwners(
  turn: ChangeTurn,
  { customerId: id, values }: { customerId: string; values: Record<string, string> },
): Promise<Write[]> {
  const drop = await waiting(turn, id);
  if (!drop) return [say(turn, notice(words.imports.gone))];
  const { owners } = await previewOf(turn, drop);
  const given = owners.flatMap(({ name }, n): [string, string][] => {
    const address = (values[`owner-${n}`] ?? "").trim().toLowerCase();
    return ADDRESS.test(address) ? [[name, address]] : [];
  });
  const scope: DropScope = values["scope"] === "customers" ? "customers" : "all";
  const told = { ...drop, scope, owners: { ...drop.owners, ...Object.fromEntries(given) } };
  await turn.app.store.drops.settle(turn.workspace.id, id, { scope, owners: told.owners });
  if (given.length < owners.length) return [say(turn, await previewCard(turn, told))];
  return startImport(turn, id);
}

/** Those companies alone that the files call customers. */
export async function startCustomers(turn: ChangeTurn, id: string): Promise<Write[]> {
  if (await waiting(turn, id))
    await turn.app.store.drops.settle(turn.workspace.id, id, { scope: "customers" });
  return startImport(turn, id);
}

export async function startImport(turn: ChangeTurn, id: string): Promise<Write[]> {
  const { app, workspace } = turn;
  const drop = await waiting(turn, id);
  if (!drop) return [say(turn, notice(words.imports.gone))];
  const isEmptied = await isInvented(app, workspace);
  const summaries = await withTables(drop, async (tables) => {
    const sources = await sourcesOfDrop(turn, tables, drop);
    if (isEmptied) await app.store.transaction((tx) => tx.drops.empty(workspace.id));
    const progress = () => undefined;
    return importPortfolio(app.store, workspace.id, sources, {
      progress,
      owners: drop.owners,
      drop: id,
    });
  });
  await app.store.drops.close(workspace.id, id, "imported");
  if (workspace.key === LOCAL_KEY) await provisionLocal(app, workspace);
  const taken = summaries
    .filter((one) => takenOf(one) > 0)
    .map((one) => words.imports.counted(one.file, takenOf(one)));
  const card = importedCard(id, taken, isEmptied ? [words.imports.steppedAside] : []);
  return [say(turn, card)];
}

export async function discardDrop(turn: ChangeTurn, id: string): Promise<Write[]> {
  if (!(await waiting(turn, id))) return [say(turn, notice(words.imports.gone))];
  await turn.app.store.drops.close(turn.workspace.id, id, "gone");
  return [say(turn, notice(words.imports.discarded))];
}

export async function undoImport(turn: ChangeTurn, id: string): Promise<Write[]> {
  const { drops } = turn.app.store;
  const drop = await drops.find(turn.workspace.id, id);
  if (drop?.state !== "imported" || turn.member.role === "rep")
    return [say(turn, notice(words.imports.tooLate))];
  await drops.takeBack(turn.workspace.id, id);
  return [say(turn, notice(words.imports.takenBack))];
}

async function waiting({ app, workspace, member }: Turn, id: string): Promise<Drop | null> {
  const drop = member.role === "rep" ? null : await app.store.drops.find(workspace.id, id);
  return drop?.state === "waiting" ? drop : null;
}
