/** A workbook's sheets as tables. */
import { readFile } from "node:fs/promises";
import { readXlsx, streamXlsxRows } from "hucre/xlsx";
import { type Table, type TableRow, UnreadableFile } from "./table.ts";

/** @throws {UnreadableFile} when it is no workbook, or locked by a password */
export async function workbookTables(place: string, name: string): Promise<Table[]> {
  const bytes = new Uint8Array(await readFile(place));
  const sheets: string[] = [];
  try {
    await readXlsx(bytes, {
      sheets: (info) => {
        if (!info.hidden && !info.veryHidden) sheets.push(info.name);
        return false;
      },
    });
  } catch (error) {
    throw notRead(name, error);
  }
  return sheets.map((sheet) => ({
    name: sheets.length === 1 ? name : `${name}, sheet ${sheet}`,
    form: "",
    separator: null,
    rows: () => rowsOf(bytes, sheet, name),
    blocks: () => blocksOf(rowsOf(bytes, sheet, name)),
  }));
}

const BLOCK_ROWS = 100;

async function* blocksOf(rows: AsyncGenerator<TableRow>): AsyncGenerator<TableRow[], void> {
  let block: TableRow[] = [];
  for await (const row of rows) {
    if (block.push(row) < BLOCK_ROWS) continue;
    yield block;
    block = [];
  }
  yield block;
}

async function* rowsOf(
  bytes: Uint8Array,
  sheet: string,
  name: string,
): AsyncGenerator<TableRow, void> {
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      const cells = Array.from(values, textOf);
      if (cells.some((cell) => cell.trim() !== "")) yield { line: index + 1, cells };
    }
  } catch (error) {
    throw notRead(name, error);
  }
}

/** A cell's value as a person would type it: days as 2026-11-22, with their time where they have one. */
function textOf(value: unknown): string {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return "";
    // A spreadsheet counts time in days: 14:00 may come out as 13:59:59.997.
    const at = new Date(Math.round(value.getTime() / 1_000) * 1_000).toISOString();
    return at.endsWith("T00:00:00.000Z") ? at.slice(0, 10) : at.slice(0, 16);
  }
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" ? value : "";
}

function notRead(name: string, error: unknown): UnreadableFile {
  const why = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
  return new UnreadableFile(
    `${name} can't be read as a workbook (${why}): open it in a spreadsheet and save it as .xlsx or CSV UTF-8.`,
  );
}
