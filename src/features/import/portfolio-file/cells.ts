import { isLocalDate } from "../../../engine/model/calendar.ts";
import type { RowProblem, TextRow } from "../../../engine/model/portfolio-files.ts";

/** What a cell says is not usable: thrown inside a row's reading, caught at its edge. */
export class CellError extends Error {
  readonly problem: RowProblem;
  constructor(column: string, reason: string) {
    super(reason);
    this.problem = { column, reason };
  }
}

/** A row's typed form, or what to fix in it. */
export type ParsedRow<Row> = { ok: true; row: Row } | { ok: false; problem: RowProblem };

/** Wraps a row parser that throws for an invalid cell into one that returns what to fix. */
export function parse<Row>(read: (row: TextRow) => Row) {
  return (row: TextRow): ParsedRow<Row> => {
    try {
      return { ok: true, row: read(row) };
    } catch (error) {
      if (error instanceof CellError) return { ok: false, problem: error.problem };
      throw error;
    }
  };
}

const LONGEST_NAME = 300;
const LONGEST_TEXT = 40_000;

/** Somebody's words, letter for letter; a cell of spaces alone says nothing. */
export function words(row: TextRow, column: string): string {
  const written = row[column] ?? "";
  if (written === "") return "";
  // PostgreSQL holds no NUL; nothing that a person meant is lost with it.
  const value = written.includes("\0") ? written.replaceAll("\0", "") : written;
  if (value.length > LONGEST_TEXT) {
    throw new CellError(column, `is longer than ${LONGEST_TEXT} characters: shorten it`);
  }
  return value.trim() === "" ? "" : value;
}

/** Somebody's words where there must be some. */
export function neededWords(row: TextRow, column: string): string {
  const value = words(row, column);
  if (value === "") throw new CellError(column, "is empty: every row needs it");
  return value;
}

function text(row: TextRow, column: string, longest = LONGEST_TEXT): string {
  const value = words(row, column).trim();
  if (value.length > longest) {
    throw new CellError(column, `is longer than ${longest} characters: shorten it`);
  }
  return value;
}

export function needed(row: TextRow, column: string): string {
  const value = text(row, column, LONGEST_NAME);
  if (value === "") throw new CellError(column, "is empty: every row needs it");
  return value;
}

export function optional(row: TextRow, column: string, longest = LONGEST_NAME): string | null {
  const value = text(row, column, longest);
  return value === "" ? null : value;
}

/** Values between semicolons, each once, in their order. */
export function several(row: TextRow, column: string): string[] {
  const values = text(row, column).split(";");
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ""))];
}

export function oneOf<T extends string>(
  row: TextRow,
  column: string,
  known: readonly T[],
): T | null {
  const value = text(row, column).toLowerCase();
  if (value === "") return null;
  const found = known.find((one) => one.toLowerCase() === value);
  if (!found) throw new CellError(column, `“${cut(value)}” is none of ${known.join(", ")}`);
  return found;
}

export function neededOneOf<T extends string>(
  row: TextRow,
  column: string,
  known: readonly T[],
): T {
  const value = oneOf(row, column, known);
  if (value === null) throw new CellError(column, `is empty: write one of ${known.join(", ")}`);
  return value;
}

export function email(row: TextRow, column: string): string {
  return asEmail(needed(row, column), column);
}

export function asEmail(value: string, column: string): string {
  if (!/^[^\s@;]+@[^\s@;]+$/.test(value)) {
    throw new CellError(column, `“${cut(value)}” is no mail address`);
  }
  return value.toLowerCase();
}

export function day(row: TextRow, column: string): string | null {
  const value = text(row, column);
  if (value === "") return null;
  if (!isLocalDate(value)) {
    throw new CellError(column, `“${cut(value)}” is no date: write it as 2026-11-22`);
  }
  return inOurTimes(value, column);
}

const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * A local date (`2026-11-22`), a local time (`2026-11-22T09:30`), or an instant with its zone, then written in UTC. What
 * is local is so where the row's member is.
 */
export function moment(row: TextRow, column: string): string {
  const value = needed(row, column);
  if (isLocalDate(value)) return inOurTimes(value, column);
  const [, date = "", time = "", seconds = ":00", zone] = ISO.exec(value) ?? [];
  const offset = /^[+-]\d{2}$/.test(zone ?? "") ? `${zone}:00` : (zone ?? "Z").toUpperCase();
  const at = Date.parse(`${date}T${time}${seconds}${offset}`);
  if (!isLocalDate(date) || Number.isNaN(at) || time > "23:59") {
    const form = "write it as 2026-11-22 or 2026-11-22T09:30:00Z";
    throw new CellError(column, `“${cut(value)}” is no time: ${form}`);
  }
  inOurTimes(date, column);
  return zone === undefined ? `${date}T${time}` : new Date(at).toISOString();
}

const FIRST_DAY = "1900-01-02";
const LAST_DAY = "2199-12-30";

/** A year such as 0206 or 20226 is a slip of the hand, and beyond what the database's calendar holds. */
function inOurTimes(date: string, column: string): string {
  if (date < FIRST_DAY || date > LAST_DAY) {
    throw new CellError(column, `“${cut(date)}” is not between 1900 and 2199: mend the year`);
  }
  return date;
}

/** An amount with at most two digits after the point. `below` is what the database's column holds. */
export function amount(row: TextRow, column: string, below: number): number | null {
  const value = text(row, column);
  if (value === "") return null;
  const number = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value)) {
    const form = "write digits and a point, as 12500.50";
    throw new CellError(column, `“${cut(value)}” is no amount: ${form}`);
  }
  if (number >= below) throw new CellError(column, `“${cut(value)}” is too much: mend it`);
  return Math.round(number * 100) / 100;
}

export function workingDays(row: TextRow): number[] | null {
  const value = text(row, "working_days");
  if (value === "") return null;
  const days = value.split(/[,;]/).flatMap((part) => {
    const match = /^\s*([1-7])(?:-([1-7]))?\s*$/.exec(part);
    const from = Number(match?.[1]);
    const to = Number(match?.[2] ?? match?.[1]);
    if (!match || from > to) {
      throw new CellError("working_days", `“${cut(value)}”: write them as 1-5, Monday is 1`);
    }
    return Array.from({ length: to - from + 1 }, (_, n) => from + n);
  });
  return [...new Set(days)].toSorted((a, b) => a - b);
}

export function workingHours(row: TextRow): { start: string; end: string } | null {
  const value = text(row, "working_hours");
  if (value === "") return null;
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(value);
  if (!match || value.slice(0, 5) === value.slice(6)) {
    throw new CellError("working_hours", `“${cut(value)}”: write them as 09:00-17:00`);
  }
  return { start: value.slice(0, 5), end: value.slice(6) };
}

/** A cell's text as a sentence may quote it. */
export const cut = (value: string) => (value.length > 60 ? `${value.slice(0, 57)}…` : value);
