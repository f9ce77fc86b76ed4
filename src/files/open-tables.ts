/** Opens files, folders, zip archives and workbooks as tables. */
import { mkdtemp, open, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { csvTable } from "./csv-table.ts";
import { type Table, unreadable, UnreadableFile } from "./table.ts";
import { unzip } from "./unzip.ts";
import { workbookTables } from "./workbook-tables.ts";

const TEXT_FILE = /\.(csv|tsv|tab|txt)$/i;
const WORKBOOK = /\.xls[xm]$/i;
const ARCHIVE = /\.zip$/i;
/** Files that systems leave in folders and archives; nobody means them. */
const OF_THE_SYSTEM = /(^|\/)(\.|__MACOSX\/|~\$|thumbs\.db$)/i;
const isTable = (name: string) =>
  !OF_THE_SYSTEM.test(name) && (TEXT_FILE.test(name) || WORKBOOK.test(name));

/** A workbook is held in memory as it is packed. */
const LARGEST_WORKBOOK = 100 << 20;

export type OpenedTables = { tables: Table[]; close(): Promise<void> };

/**
 * The tables that people's files hold, in the order of their names. What is unpacked lies in a folder of its own until `close`.
 * @throws {UnreadableFile}
 */
export async function openTables(paths: string[]): Promise<OpenedTables> {
  const scratch: string[] = [];
  const close = async () => {
    for (const folder of scratch) await rm(folder, { recursive: true, force: true });
  };
  const openOne = async (place: string, name: string): Promise<Table[]> => {
    if (WORKBOOK.test(name)) return openWorkbook(place, name);
    if (await isZip(place)) {
      throw new UnreadableFile(`${name} is a workbook or an archive: name it .xlsx or .zip.`);
    }
    return [await csvTable(place, name)];
  };
  try {
    const tables: Table[] = [];
    for (const { place, name } of await filesAt(paths)) {
      if (!ARCHIVE.test(name)) {
        tables.push(...(await openOne(place, name)));
        continue;
      }
      const folder = await mkdtemp(path.join(tmpdir(), "rapport-import-"));
      scratch.push(folder);
      const files = await unzip(place, folder, isTable);
      if (files.length === 0)
        throw new UnreadableFile(`${name} holds no CSV file and no workbook.`);
      for (const file of files) tables.push(...(await openOne(file.place, file.name)));
    }
    return { tables, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Found = { place: string; name: string };

async function filesAt(paths: string[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const given of paths) {
    const what = await stat(given).catch((error: unknown) => {
      throw unreadable(given, error);
    });
    if (!what.isDirectory()) {
      const name = path.basename(given);
      if (!isTable(name) && !ARCHIVE.test(name)) {
        throw new UnreadableFile(`${given} is no CSV file, workbook (.xlsx) or zip archive.`);
      }
      found.push({ place: given, name });
      continue;
    }
    const names = (await readdir(given)).filter((name) => isTable(name) || ARCHIVE.test(name));
    if (names.length === 0)
      throw new UnreadableFile(`${given} holds no CSV file, workbook or zip.`);
    found.push(...names.toSorted().map((name) => ({ place: path.join(given, name), name })));
  }
  return found;
}

async function openWorkbook(place: string, name: string): Promise<Table[]> {
  if ((await stat(place)).size > LARGEST_WORKBOOK) {
    throw new UnreadableFile(`${name} is larger than 100 MB: save its sheets as CSV files.`);
  }
  await unzip(place, null, () => true);
  return workbookTables(place, name);
}

async function isZip(place: string): Promise<boolean> {
  const file = await open(place);
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.readUInt32LE(0) === 0x04034b50;
  } finally {
    await file.close();
  }
}
