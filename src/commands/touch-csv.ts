import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { DIRECTIONS, type Direction } from "../engine/model/interaction.ts";
import type { LoggedTouch, TouchLog } from "../engine/quiet-risk/quiet-risk.ts";
import { InputError } from "./input-error.ts";
import { readInstant } from "./instant.ts";

const COLUMNS = "relationship,at[,direction]";

/**
 * Reads touches from a CSV file with the columns `relationship`, `at` and, where known, `direction`; other columns are left
 * alone. A byte order mark, either line ending and quoted fields are fine.
 * @returns one log for each relationship, in the order of their first rows
 * @throws InputError that names the file, the line, the column, and how to fix it
 */
export async function readTouchLogs(file: string): Promise<TouchLog[]> {
  const logs = new Map<string, LoggedTouch[]>();
  let columns: Columns | null = null;
  const rows = parse({
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    // A row is taken in as it is parsed and not handed on: a million rows as a stream of objects take twice as long.
    on_record: (record: string[], { lines }) => {
      if (columns === null) columns = columnsIn(record, file);
      else addTouch(logs, record, columns, `${file} line ${lines}`);
      return null;
    },
  });
  try {
    await pipeline(createReadStream(file), rows.resume());
  } catch (error) {
    throw plainly(error, file);
  }
  if (columns === null) throw new InputError(`${file} is empty. It needs a first line ${COLUMNS}.`);
  return Array.from(logs, ([id, touches]) => ({ id, touches }));
}

type Columns = { relationship: number; at: number; direction: number | null };

function columnsIn(header: string[], file: string): Columns {
  const names = header.map((name) => name.trim().toLowerCase());
  const relationship = names.indexOf("relationship");
  const at = names.indexOf("at");
  const direction = names.indexOf("direction");
  const missing = [relationship < 0 ? "relationship" : "", at < 0 ? "at" : ""].filter(Boolean);
  if (missing.length > 0)
    throw new InputError(
      `${file} line 1: no column "${missing.join('" and no column "')}" among "${names.join(", ")}". The first line must be ${COLUMNS}.`,
    );
  return { relationship, at, direction: direction < 0 ? null : direction };
}

function addTouch(
  logs: Map<string, LoggedTouch[]>,
  record: string[],
  columns: Columns,
  where: string,
): void {
  const id = record[columns.relationship]?.trim() ?? "";
  if (id === "")
    throw new InputError(
      `${where}, column "relationship": empty. Give every row the name or number of its relationship.`,
    );
  const written = record[columns.at]?.trim() ?? "";
  const at = readInstant(written);
  if (at === null)
    throw new InputError(
      `${where}, column "at": "${written}" is no date. Write it as 2026-11-22 or 2026-11-22T09:30:00Z.`,
    );
  const direction = columns.direction === null ? "" : (record[columns.direction]?.trim() ?? "");
  if (direction !== "" && !isDirection(direction))
    throw new InputError(
      `${where}, column "direction": "${direction}" is no direction. Write out or in, or leave it empty.`,
    );
  const touch: LoggedTouch = { at, direction: direction === "" ? null : direction };
  const touches = logs.get(id);
  if (touches === undefined) logs.set(id, [touch]);
  else touches.push(touch);
}

function isDirection(text: string): text is Direction {
  return (DIRECTIONS as readonly string[]).includes(text);
}

function plainly(error: unknown, file: string): unknown {
  if (error instanceof InputError) return error;
  if (error instanceof CsvError)
    return new InputError(
      `${file} line ${String(error.lines)}: a quote is not closed or stands in the wrong place. Put quotes around the whole field and double those inside.`,
    );
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT") return new InputError(`There is no file ${file}.`);
  if (code === "EISDIR") return new InputError(`${file} is a folder. Name a CSV file.`);
  if (code === "EACCES")
    return new InputError(`${file} may not be read by you. Change its rights.`);
  return error;
}
