/** People's tables as the files of a portfolio: what each is, what its columns mean, and what nobody understands. */
import { z } from "zod";
import {
  PORTFOLIO_FILE_NAMES,
  PORTFOLIO_FILES,
  type PortfolioFile,
} from "../../../engine/model/portfolio-files.ts";
import type { Table, TableRow } from "../../../files/table.ts";
import type { Source } from "../source.ts";
import { type FieldName, namesOthers } from "./headings.ts";
import { isOurOwn, recognise, type Recognised, sampleOf } from "./recognise.ts";
import { understoodSource } from "./source.ts";

/** What somebody said, or we wrote down, about tables: which file each is, which column tells what, who an owner is. */
export const mappingSchema = z.object({
  tables: z
    .record(
      z.string(),
      z.object({
        is: z.enum(PORTFOLIO_FILE_NAMES).nullable(),
        columns: z.record(z.string(), z.string().nullable()).default({}),
      }),
    )
    .default({}),
  owners: z.record(z.string(), z.string()).default({}),
});
export type Mapping = z.infer<typeof mappingSchema>;
export const NO_MAPPING: Mapping = { tables: {}, owners: {} };

/** A table that was understood, for whoever reads along. */
export type Understood = Recognised & {
  source: Source;
  isOwn: boolean;
  /** headings that mean nothing here */
  left: string[];
};

export type UnderstoodTables = {
  understood: Understood[];
  /** tables that are nothing of ours */
  strangers: Table[];
  /** the sources of one file, for an import */
  open(file: PortfolioFile): Promise<Source[]>;
};

/** Looks at every table's first rows. What is read further comes through the sources, row by row. */
export async function understandTables(
  tables: Table[],
  mapping: Mapping,
): Promise<UnderstoodTables> {
  const samples = new Map<Table, TableRow[]>();
  for (const table of tables) samples.set(table, await sampleOf(table));
  const sampled = (table: Table) => samples.get(table) ?? [];
  const found = tables.map((table) => {
    const said = mapping.tables[table.name];
    if (said?.is === null) return { table, all: null };
    const isOther = !said && namesOthers(table.name);
    const all = isOther ? [] : recognise(table, sampled(table), said?.is);
    return {
      table,
      all: all.map((one) => ({ ...one, columns: asSaid(one, said?.columns ?? {}) })),
    };
  });
  const firsts = found.flatMap(({ all }) => all?.[0] ?? []);
  const recognised = found.flatMap(({ all }) => {
    const [first, ...parts] = all ?? [];
    const others = parts.filter((part) => !firsts.some(({ file }) => file === part.file));
    const repeats = others.length > 0;
    return first
      ? [
          { ...first, repeats, isPart: false },
          ...others.map((one) => ({ ...one, repeats, isPart: true })),
        ]
      : [];
  });
  const all: Understood[] = [];
  for (const one of recognised) {
    const source = await understoodSource(one, sampled(one.table));
    const used = new Set([...one.columns.values()].flat());
    const left = one.heading.cells.filter((cell, index) => cell.trim() !== "" && !used.has(index));
    all.push({ ...one, source, left, isOwn: isOurOwn(one) });
  }
  // Of two that could be the customers, the one without owners is a list of something else.
  const isWhole = (one: Pick<Understood, "file" | "source">) => missingColumns(one).length === 0;
  const understood = all.filter(
    (one) =>
      isWhole(one) ||
      !all.some(({ file, source }) => file === one.file && isWhole({ file, source })),
  );
  const others = all.filter((one) => !understood.includes(one) && !one.isPart);
  return {
    understood,
    strangers: [
      ...found.flatMap(({ table, all: none }) => (none?.length === 0 ? [table] : [])),
      ...others.map(({ table }) => table),
    ],
    open: async (file) => understood.filter((one) => one.file === file).map(({ source }) => source),
  };
}

function asSaid(one: Pick<Recognised, "columns" | "heading">, said: Record<string, string | null>) {
  const columns = new Map(one.columns);
  for (const [heading, field] of Object.entries(said)) {
    const index = one.heading.cells.findIndex((cell) => cell.trim() === heading);
    if (index < 0) continue;
    for (const [known, list] of columns)
      columns.set(
        known,
        list.filter((other) => other !== index),
      );
    if (field !== null) columns.set(field, [index, ...(columns.get(field) ?? [])]);
  }
  return new Map([...columns].filter(([, list]) => list.length > 0));
}

/** What was understood, to be kept and used again. */
export function mappingOf(understood: Understood[], strangers: Table[]): Mapping["tables"] {
  const tables: Mapping["tables"] = {};
  for (const { table, file, heading, columns, isPart } of understood) {
    const told = heading.cells.map((cell, index): [string, string | null] => [
      cell.trim(),
      fieldAt(columns, index),
    ]);
    if (!isPart) tables[table.name] = { is: file, columns: Object.fromEntries(told) };
  }
  for (const { name } of strangers) tables[name] = { is: null, columns: {} };
  return tables;
}

const fieldAt = (columns: Map<FieldName, number[]>, index: number) =>
  [...columns].find(([, list]) => list.includes(index))?.[0] ?? null;

/** The columns that every row of its file needs, and this one has not. */
export const missingColumns = ({ file, source }: Pick<Understood, "file" | "source">): string[] =>
  PORTFOLIO_FILES[file].required.filter((column) => !source.columns.includes(column));
