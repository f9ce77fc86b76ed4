/** A text file as a table: what stands between its cells is found out, or said by its first line (`sep=;`). */
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { CsvError, parse, type Options } from "csv-parse";
import { parse as parseSample } from "csv-parse/sync";
import { rowsOfBlocks } from "./blocks.ts";
import { type Encoding, encodingOf, textOf } from "./decode.ts";
import { type Table, type TableRow, unreadable, UnreadableFile } from "./table.ts";

const SEPARATORS = { ";": "semicolons", ",": "commas", "\t": "tabs", "|": "bars" } as const;
const ENCODINGS = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252",
} satisfies Record<Encoding, string>;
type Separator = keyof typeof SEPARATORS;

const LONGEST_RECORD = 1_000_000;
const SAMPLE_CHARACTERS = 64_000;
const SAMPLE_ROWS = 50;
/** A separator that the first rows do not have is one of their cells' own signs. */
const FIRST_ROWS = 5;

const optionsOf = (delimiter: string): Options => ({
  bom: true,
  delimiter,
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_column_count: true,
  relax_quotes: true,
  max_record_size: LONGEST_RECORD,
});

/** @throws {UnreadableFile} when the file can't be read; what is wrong further down is thrown by its rows */
export async function csvTable(place: string, name: string): Promise<Table> {
  const encoding = await encodingOf(place);
  const sample = await sampleOf(place, encoding);
  const said = /^sep=(.)\s*$/im.exec(sample.split(/\r\n|\n|\r/, 1)[0] ?? "")?.[1];
  const separator = said ?? separatorOf(sample);
  const blocks = () => blocksOf(place, name, encoding, separator);
  return {
    name,
    form: [
      ENCODINGS[encoding],
      SEPARATORS[separator as Separator] ?? `“${separator}” between cells`,
    ].join(", "),
    separator,
    blocks,
    rows: () => rowsOfBlocks(blocks()),
  };
}

async function sampleOf(place: string, encoding: Encoding): Promise<string> {
  let sample = "";
  for await (const text of textOf(place, encoding)) {
    sample += text;
    if (sample.length >= SAMPLE_CHARACTERS) break;
  }
  return sample.slice(0, SAMPLE_CHARACTERS);
}

/** The separator by which most rows have the same number of cells, and that more than one. */
function separatorOf(sample: string): Separator {
  const scored = (Object.keys(SEPARATORS) as Separator[]).map((separator) => {
    const counts = cellCounts(sample, separator);
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    const alike = counts.filter((count) => count === usual).length / Math.max(1, counts.length);
    const atHead = counts.slice(0, FIRST_ROWS).includes(usual) ? 1 : 1 / 10;
    return { separator, score: (usual - 1) * alike * alike * atHead };
  });
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score > 0 ? best.separator : ",";
}

function cellCounts(sample: string, separator: Separator): number[] {
  try {
    const rows = parseSample(sample, {
      ...optionsOf(separator),
      skip_empty_lines: true,
      to: SAMPLE_ROWS,
    });
    return rows.map((row) => row.length);
  } catch {
    return [];
  }
}

async function* blocksOf(
  place: string,
  name: string,
  encoding: Encoding,
  separator: string,
): AsyncGenerator<TableRow[], void> {
  const input: Readable =
    encoding === "utf-8" ? createReadStream(place) : Readable.from(textOf(place, encoding));
  const parser = input.pipe(parse(optionsOf(separator)));
  input.on("error", (error) => parser.destroy(error));
  let line = 1;
  const take = (cells: string[], block: TableRow[]) => {
    const begins = line;
    for (const cell of cells) line += breaksIn(cell);
    line++;
    const isSeparatorLine = begins === 1 && /^sep=/i.test(cells[0] ?? "");
    if (!isSeparatorLine && cells.some(hasText)) block.push({ line: begins, cells });
  };
  try {
    for await (const record of parser) {
      const block: TableRow[] = [];
      take(record as string[], block);
      // Whatever else was parsed of the same piece of the file.
      for (let more = next(parser); more; more = next(parser)) take(more, block);
      yield block;
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new UnreadableFile(`${name}, line ${line}: ${whyNot(error)}.`);
    throw error instanceof UnreadableFile ? error : unreadable(place, error);
  } finally {
    input.destroy();
  }
}

const next = (parser: Readable) => parser.read() as string[] | null;
const hasText = (cell: string) => cell !== "" && cell.trim() !== "";

const whyNot = (error: CsvError) =>
  error.code === "CSV_MAX_RECORD_SIZE" || error.code === "CSV_QUOTE_NOT_CLOSED"
    ? "a quote that opens here is not closed, or the row is longer than a million characters"
    : "a quote is not closed, or stands in a cell that has none around it: double it, and put the whole cell in quotes";

/** Line breaks in a cell; `\r\n` is one. */
const breaksIn = (cell: string) =>
  cell.includes("\n") || cell.includes("\r") ? cell.split(/\r\n|\n|\r/).length - 1 : 0;
