import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { importPortfolio, rehearseImport } from "../../../src/features/import/import-portfolio.ts";
import type { FileSummary } from "../../../src/features/import/summary.ts";
import {
  NO_MAPPING,
  understandTables,
} from "../../../src/features/import/understand/portfolio-tables.ts";
import { openTables } from "../../../src/files/open-tables.ts";
import { sourceOf } from "../../support/files.ts";
import { openStore } from "../../support/opened-store.ts";
import { exported } from "../../support/portfolio-folder.ts";
import { scratchFolder } from "../../support/scratch.ts";
import { zip } from "../../support/zip.ts";

/** Each folder under `exports/` is one export as somebody keeps it; its expected.json says what must come of it. */
const FOLDERS = path.join(import.meta.dirname, "exports");

type Named = { line: number; columns: string[] };
type Kind = {
  files: string[];
  /** absent: a list that tells each company once for each of its people */
  taken?: number;
  created?: number;
  refused?: Named[];
  named?: Named[];
};
type Row = { row: Record<string, string>; cells: Record<string, string> };
type Expected = {
  about: string;
  /** the folder's tables in one archive, or in one workbook, a sheet each */
  pack?: "zip" | "xlsx";
  /** addresses of owners whom the files call by name, as somebody gives them who is asked */
  owners?: Record<string, string>;
  steps: { dir: string; kinds: Record<string, Kind> }[];
  afterwards: Record<string, { rows: number; cells: Row[] }>;
  nowhere?: string[];
};

const { store } = await openStore();

const names = (await readdir(FOLDERS)).filter((name) =>
  existsSync(path.join(FOLDERS, name, "expected.json")),
);

test.each(names)("exports as people have them: %s", async (name) => {
  const folder = path.join(FOLDERS, name);
  const expected = JSON.parse(
    await readFile(path.join(folder, "expected.json"), "utf8"),
  ) as Expected;
  for (const { dir, kinds } of expected.steps) {
    const opened = await openTables([await packed(path.join(folder, dir), expected.pack)]);
    const tables = await understandTables(opened.tables, NO_MAPPING);
    const options = { progress: () => undefined, owners: expected.owners ?? {} };
    const { id } = await store.workspaces.obtain(name, name);
    await addOwners(id, expected.owners ?? {});
    const looked = await rehearseImport(store, name, tables.open, options);
    for (const [kind, wanted] of Object.entries(kinds)) {
      const mine = looked.filter(({ file }) => file === `${kind}.csv`);
      expect(counts(mine), `${kind} of ${dir}: ${said(mine, "refused").join("\n")}`).toMatchObject({
        ...(wanted.taken !== undefined && { taken: wanted.taken }),
        refused: wanted.refused?.length ?? 0,
        ...(wanted.created !== undefined && { created: wanted.created }),
      });
      for (const what of ["refused", "named"] as const) {
        const lines = said(mine, what === "named" ? "doubts" : "refused");
        for (const { line, columns } of wanted[what] ?? []) {
          const isSaid = lines.some(
            (one) => one.startsWith(`${line} `) && columns.some((column) => one.includes(column)),
          );
          expect(isSaid, `line ${line} (${columns}) is ${what}: ${lines.join("\n")}`).toBe(true);
        }
      }
    }
    await importPortfolio(store, id, tables.open, options);
    await opened.close();
  }
  const files = await exported(store, name);
  for (const [file, { rows, cells }] of Object.entries(expected.afterwards)) {
    const written: Record<string, string>[] = parse(files[file as keyof typeof files], {
      columns: true,
    });
    expect(written.length, file).toBe(rows);
    for (const one of cells) {
      const found = written.find((row) => isLike(row, one.row));
      expect(found, `${file}: ${Object.values(one.row)}`).toBeDefined();
      for (const [column, value] of Object.entries(one.cells)) {
        const isRight = isLike(found ?? {}, { [column]: value });
        expect(
          isRight,
          `${Object.values(one.row)}: ${column} is ${found?.[column]}, not ${value}`,
        ).toBe(true);
      }
    }
  }
  for (const text of expected.nowhere ?? [])
    expect(Object.values(files).join("")).not.toContain(text);
});

const addOwners = (workspaceId: string, owners: Record<string, string>) =>
  importPortfolio(
    store,
    workspaceId,
    async (file) =>
      file === "members.csv"
        ? sourceOf(
            file,
            Object.entries(owners).map(([called, email]) => ({ name: called, email })),
          )
        : null,
    { progress: () => undefined },
  );

function counts(summaries: FileSummary[]) {
  const sum = (count: (one: FileSummary) => number) =>
    summaries.reduce((all, one) => all + count(one), 0);
  return {
    taken: sum(({ created, updated, unchanged }) => created + updated + unchanged),
    created: sum(({ created }) => created),
    refused: sum(({ refusedCount }) => refusedCount),
  };
}

const said = (summaries: FileSummary[], what: "refused" | "doubts") =>
  summaries.flatMap((one) =>
    one[what].map(({ line, column, reason }) => `${line} ${column}: ${reason}`),
  );

/** Whether cells are as wanted; several right answers stand between bars, numbers and instants are compared as such. */
const isLike = (row: Record<string, string>, wanted: Record<string, string>) =>
  Object.entries(wanted).every(([column, values]) =>
    values.split("|").some((value) => {
      const is = row[column] ?? "";
      const isInstant = value.includes("T") && is.includes("T");
      // A day alone is written as such; its noon is meant.
      const isDay = is.length === "2026-11-22".length && value.startsWith(`${is}T12:00`);
      return value === is || isDay || (isInstant && Date.parse(value) === Date.parse(is));
    }),
  );

/** A folder's tables as they are, or packed in one file. */
async function packed(folder: string, pack: Expected["pack"]): Promise<string> {
  if (!pack) return folder;
  const tables = (await readdir(folder)).filter((file) => file.endsWith(".csv"));
  const into = path.join(await scratchFolder(), `export.${pack}`);
  const texts = await Promise.all(
    tables.map(async (file) => ({ name: file, bytes: await readFile(path.join(folder, file)) })),
  );
  if (pack === "zip") await writeFile(into, zip(texts));
  else await writeFile(into, await workbook(texts));
  return into;
}

const workbook = (files: { name: string; bytes: Buffer }[]) =>
  writeXlsx({
    sheets: files.map(({ name, bytes }) => ({
      name: path.parse(name).name,
      rows: parse(bytes).map((row) => row.map(typed)),
    })),
  });

/** As a spreadsheet holds it: numbers as numbers, days as days. */
function typed(cell: string) {
  if (/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/.test(cell))
    return new Date(cell.length === 10 ? cell : `${cell}Z`);
  return /^\d{1,12}$/.test(cell) ? Number(cell) : cell;
}
