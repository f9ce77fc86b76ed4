/** Files that something went wrong with: cut off, of two encodings, blown up, or nothing at all; each made of one number. */
import { deflateRawSync } from "node:zlib";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import {
  missingColumns,
  NO_MAPPING,
  understandTables,
  type UnderstoodTables,
} from "../../src/features/import/understand/portfolio-tables.ts";
import {
  parseContact,
  parseCustomer,
  parseInteraction,
  parseMember,
} from "../../src/features/import/portfolio-file/rows.ts";
import { openTables } from "../../src/files/open-tables.ts";
import { UnreadableFile } from "../../src/files/table.ts";
import { zip } from "./zip.ts";

type Dice = () => number;
export type BrokenFile = { name: string; kind: string; bytes: Buffer };

const HEADINGS = [
  "Company name",
  "Company owner",
  "Annual Revenue",
  "E-Mail",
  "Fecha",
  "Name",
  "Anmerkung",
  "name",
  "owner_email",
  "at",
];
const CELLS = [
  "Vestby",
  "Ann Ray",
  "1.234,56",
  "a@b.example",
  "03.11.2026",
  '"',
  "x;y",
  "'=1",
  "Ørum",
  "\u0000",
  "\uFFFD",
  "\n",
  "\r\n",
  "🚢",
  "",
  "–",
  "31/12/2026",
];

const pick = <T>(dice: Dice, list: readonly T[]): T => list[Math.floor(dice() * list.length)] as T;

function sheet(dice: Dice, columns = 2 + Math.floor(dice() * 8)): string {
  const separator = pick(dice, [",", ";", "\t", "|"]);
  const quote = (cell: string) => (dice() < 0.5 ? `"${cell.replaceAll('"', '""')}"` : cell);
  const rows = Array.from({ length: 1 + Math.floor(dice() * 30) }, (_, row) =>
    Array.from({ length: columns }, () => quote(pick(dice, row === 0 ? HEADINGS : CELLS))).join(
      separator,
    ),
  );
  return rows.join(pick(dice, ["\n", "\r\n", "\r"]));
}

/** Bytes of a text that is UTF-16 for a stretch, and Windows-1252 for another. */
const mixed = (dice: Dice, text: string) =>
  Buffer.concat(
    text
      .split(/(?<=\n)/)
      .map((line) => Buffer.from(line, pick(dice, ["utf8", "latin1", "utf16le"] as const))),
  );

/** An archive that says less of what it holds than it does. */
function bomb(dice: Dice): Buffer {
  const size = (20 + Math.floor(dice() * 30)) << 20;
  const archive = zip([{ name: "a.csv", bytes: Buffer.alloc(size, "a,b\n") }]);
  if (dice() < 0.5) archive.writeUInt32LE(100, archive.indexOf("PK\u0001\u0002") + 24);
  return archive;
}

const KINDS: Record<string, (dice: Dice) => Omit<BrokenFile, "kind">> = {
  cut(dice) {
    const bytes = Buffer.from(sheet(dice));
    return { name: "a.csv", bytes: bytes.subarray(0, Math.floor(dice() * bytes.length)) };
  },
  mixed: (dice) => ({ name: "a.csv", bytes: mixed(dice, sheet(dice)) }),
  noise: (dice) => ({
    name: pick(dice, ["a.csv", "a.xlsx", "a.zip"]),
    bytes: Buffer.from(Array.from({ length: 400 }, () => Math.floor(dice() * 256))),
  }),
  wide: (dice) => ({ name: "wide.csv", bytes: Buffer.from(sheet(dice, 1_000)) }),
  "open quote": (dice) => ({
    name: "a.csv",
    bytes: Buffer.from(`${sheet(dice)}\n"${sheet(dice)}`),
  }),
  "broken late"(dice) {
    const good = Array.from({ length: 1_100 }, (_, n) => `Firm ${n}-${dice()},Ann Ray\n`);
    const bad = `"Firm,${"x".repeat(1 << 20)}`;
    return {
      name: "companies.csv",
      bytes: Buffer.from(`Company name,Company owner\n${good.join("")}${bad}`),
    };
  },
  "long cell": (dice) => ({
    name: "a.csv",
    bytes: Buffer.from(`Company name,Owner\n${"x".repeat(10 << 20)},${pick(dice, CELLS)}\n`),
  }),
  flipped(dice) {
    const bytes = Buffer.from(sheet(dice));
    for (let n = 0; n < 20; n++)
      bytes[Math.floor(dice() * bytes.length)] = Math.floor(dice() * 256);
    return { name: "a.csv", bytes };
  },
  bomb: (dice) => ({ name: "bomb.zip", bytes: bomb(dice) }),
  "cut archive"(dice) {
    const bytes = zip([
      { name: pick(dice, ["a.csv", "../../a.csv", "a.xlsx"]), bytes: Buffer.from(sheet(dice)) },
    ]);
    return {
      name: pick(dice, ["a.zip", "a.xlsx", "a.csv"]),
      bytes: bytes.subarray(0, Math.floor((0.3 + dice()) * bytes.length)),
    };
  },
  "wrong sums"(dice) {
    const bytes = Buffer.from(
      zip([{ name: "a.csv", bytes: deflateRawSync(Buffer.from(sheet(dice))) }]),
    );
    bytes[Math.floor(dice() * bytes.length)] = Math.floor(dice() * 256);
    return { name: "a.zip", bytes };
  },
  empty: (dice) => ({
    name: pick(dice, ["a.csv", "a.xlsx", "a.zip", "customers.csv"]),
    bytes: Buffer.alloc(Math.floor(dice() * 3)),
  }),
};
/** Those that take long are rarer. */
const LONG = new Set(["long cell", "bomb", "broken late"]);
const NAMES = Object.keys(KINDS).flatMap((kind) =>
  Array.from({ length: LONG.has(kind) ? 1 : 12 }, () => kind),
);

/** @param kind any, where none is said */
export function brokenFile(dice: Dice, kind = pick(dice, NAMES)): BrokenFile {
  return { kind, ...(KINDS[kind] as (typeof KINDS)[string])(dice) };
}

const PARSERS = [parseMember, parseCustomer, parseContact, parseInteraction];

async function readAll({ understood, strangers }: UnderstoodTables): Promise<string> {
  let rows = 0;
  for (const { source } of understood) {
    for await (const row of source.rows) {
      rows++;
      for (const parse of PARSERS) parse("text" in row ? row.text : {});
    }
  }
  return `${understood.length} tables, ${strangers.length} strangers, ${rows} rows`;
}

/** Opens a file, as an import does. @throws {UnreadableFile} */
export async function openBroken(folder: string, { name, bytes }: BrokenFile) {
  const place = path.join(folder, name);
  await writeFile(place, bytes);
  const { tables, close } = await openTables([place]);
  try {
    const understood = await understandTables(tables, NO_MAPPING);
    const part = understood.understood.find((one) => missingColumns(one).length > 0);
    if (part) throw new UnreadableFile(`${name} lacks ${missingColumns(part).join(", ")}.`);
    return { tables: understood, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Reads a file to its end. @returns the sentence that says what is wrong with it, or what is left of it */
export async function readBroken(folder: string, file: BrokenFile): Promise<string> {
  try {
    const opened = await openBroken(folder, file);
    try {
      return await readAll(opened.tables);
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
}
