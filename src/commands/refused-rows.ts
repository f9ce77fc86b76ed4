/** Writes the rows that an import refuses, as they stand in their files, to be corrected and imported again. */
import { createWriteStream, type WriteStream } from "node:fs";
import path from "node:path";
import { finished } from "node:stream/promises";
import { stringify } from "csv-stringify/sync";
import type { RefusedRow } from "../features/import/summary.ts";
import type { Understood } from "../features/import/understand/portfolio-tables.ts";
import { guard } from "../files/formula-guard.ts";

/** The last column of such a file; an import leaves it out. */
const WHY = "why refused";

/** @param file where to; with several tables each gets one of its own beside it; undefined: nowhere */
export function refusedRows(file: string | undefined, understood: Understood[]) {
  const streams = new Map<string, WriteStream>();
  const streamOf = (name: string, place: string) => {
    const known = streams.get(name);
    if (known) return known;
    const { dir, name: base, ext } = path.parse(place);
    const own = path.parse(name.replaceAll(/[/\\:]/g, "-")).name;
    const names = new Set(understood.map(({ table }) => table.name));
    const stream = createWriteStream(
      names.size === 1 ? place : path.join(dir, `${base}-${own}${ext || ".csv"}`),
    );
    const heading = understood.find(({ table }) => table.name === name)?.heading.cells ?? [];
    stream.write(stringify([[...heading, WHY]]));
    streams.set(name, stream);
    return stream;
  };
  return {
    add: ((row) => {
      if (file === undefined) return;
      streamOf(row.name, file).write(stringify([[...row.cells, row.why].map(guard)]));
    }) satisfies RefusedRow,
    async write(): Promise<void> {
      for (const stream of streams.values()) await finished(stream.end());
    },
  };
}
