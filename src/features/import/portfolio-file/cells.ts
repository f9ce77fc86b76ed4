/** Schemas of single cells of a portfolio's files; what a row is made of stands in `rows.ts`. */
import { z } from "zod";
import { isLocalDate, isWeek, isZone } from "../../../engine/model/calendar.ts";

/** Characters that a name may have: a longer one is a slipped column. */
const MAX_NAME = 300;
/** Characters that any text may have: a million-character cell is a broken file. */
const MAX_TEXT = 40_000;

type Refuse = (reason: string) => never;
class Refusal extends Error {}

/** A cell's text, letter for letter, and what is read from it; `refuse` says what to fix. */
function cell<T>(read: (written: string, refuse: Refuse) => T) {
  return z
    .string()
    .optional()
    .transform((text = "", context) => {
      // PostgreSQL holds no NUL; nothing that a person meant is lost with it.
      // Nor does it take half a letter (�) for one.
      const written = /[\0\uFFFD]/.test(text) ? text.replace(/[\0\uFFFD]/g, "") : text;
      try {
        return read(inLength(written, MAX_TEXT, refuse), refuse);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        context.addIssue({ code: "custom", message: error.message });
        return z.NEVER;
      }
    });
}

const refuse: Refuse = (reason) => {
  throw new Refusal(reason);
};

function inLength(value: string, most: number, no: Refuse): string {
  return value.length > most ? no(`is longer than ${most} characters: shorten it`) : value;
}

/** The same of a cell's text without the spaces around it. */
const trimmed = <T>(read: (value: string, refuse: Refuse) => T, most = MAX_TEXT) =>
  cell((written, no) => read(inLength(written.trim(), most, no), no));

/** The same, and null for an empty cell. */
const optionally = <T>(read: (value: string, refuse: Refuse) => T, most = MAX_TEXT) =>
  trimmed((value, no) => (value === "" ? null : read(value, no)), most);

const given = (value: string, no: Refuse) =>
  value === "" ? no("is empty: every row needs it") : value;

/** Somebody's words, letter for letter; a cell of spaces alone says nothing. */
export const words = cell((written) => (written.trim() === "" ? "" : written));
/** Somebody's words where there must be some. */
export const neededWords = cell((written, no) => (given(written.trim(), no) === "" ? "" : written));
export const needed = trimmed(given, MAX_NAME);
export const optional = (most = MAX_NAME) => optionally((value) => value, most);

/** Semicolons stand between the names of several contacts, so a name holds none. */
const withoutSemicolons = (name: string) => name.replaceAll(";", ",");
export const neededName = trimmed((value, no) => withoutSemicolons(given(value, no)), MAX_NAME);
export const optionalName = optionally(withoutSemicolons, MAX_NAME);

const parts = (value: string) => [
  ...new Set(
    value
      .split(";")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  ),
];
/** Values between semicolons, each once, in their order. */
export const several = trimmed(parts);

const among =
  <T extends string>(known: readonly T[]) =>
  (value: string, no: Refuse): T => {
    const asked = value.toLowerCase();
    const found = known.find((one) => one.toLowerCase() === asked);
    return found ?? no(`“${cut(asked)}” is none of ${known.join(", ")}`);
  };
export const oneOf = <T extends string>(known: readonly T[]) => optionally(among(known));
/** The same, where a word of another meaning says nothing: other systems have a column of that name. */
export const maybeOneOf = <T extends string>(known: readonly T[]) =>
  optionally((value) => known.find((one) => one === value.toLowerCase()) ?? null);
export const neededOneOf = <T extends string>(known: readonly T[]) =>
  trimmed((value, no) =>
    value === "" ? no(`is empty: write one of ${known.join(", ")}`) : among(known)(value, no),
  );

const address = (value: string, no: Refuse) =>
  /^[^\s@;]+@[^\s@;]+$/.test(value)
    ? value.toLowerCase()
    : no(`“${cut(value)}” is no mail address`);
export const email = trimmed((value, no) => address(given(value, no), no), MAX_NAME);
export const optionalEmail = optionally(address, MAX_NAME);
/** Somebody as a file names them: an address, alone or behind a name (`Ann Ray <ann@x.example>`), or a full name. */
const someone = (value: string) => {
  const [, found = ""] = /^(?:[^@]*[\s<(])?([^\s@;<>()]+@[^\s@;<>()]+)[>)]?$/.exec(value) ?? [];
  return found === "" ? value : found.toLowerCase();
};
export const person = trimmed(someone, MAX_NAME);
export const optionalPerson = optionally(someone, MAX_NAME);
export const people = trimmed((value) => [...new Set(parts(value).map(someone))]);
/** What is looked up elsewhere; whether it may be empty is said there. */
export const text = trimmed((value) => value, MAX_NAME);

const FIRST_DAY = "1900-01-02";
const LAST_DAY = "2199-12-30";

/** A year such as 0206 or 20226 is a slip of the hand, and beyond what the database's calendar holds. */
const inOurTimes = (date: string, no: Refuse) =>
  date < FIRST_DAY || date > LAST_DAY
    ? no(`“${cut(date)}” is not between 1900 and 2199: mend the year`)
    : date;

export const day = optionally((value, no) =>
  isLocalDate(value)
    ? inOurTimes(value, no)
    : no(`“${cut(value)}” is no date: write it as 2026-11-22`),
);

/** A day, where anything else says nothing. */
export const maybeDay = optionally((value) => (isLocalDate(value) ? value : null));
/** A country's two letters, ISO 3166. */
export const country = optionally((value) =>
  /^[a-z]{2}$/i.test(value) ? value.toUpperCase() : null,
);

const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * A local date (`2026-11-22`), a local time (`2026-11-22T09:30`), or an instant with its zone, then written in UTC. What
 * is local is so where the row's member is.
 */
export const moment = trimmed((written, no) => {
  const value = given(written, no);
  if (isLocalDate(value)) return inOurTimes(value, no);
  const [, date = "", time = "", seconds = ":00", zone] = ISO.exec(value) ?? [];
  const offset = /^[+-]\d{2}$/.test(zone ?? "") ? `${zone}:00` : (zone ?? "Z").toUpperCase();
  const at = Date.parse(`${date}T${time}${seconds}${offset}`);
  if (!isLocalDate(date) || Number.isNaN(at) || time > "23:59") {
    return no(`“${cut(value)}” is no time: write it as 2026-11-22 or 2026-11-22T09:30:00Z`);
  }
  inOurTimes(date, no);
  return zone === undefined ? `${date}T${time}` : new Date(at).toISOString();
}, MAX_NAME);

export const week = trimmed((written, no) => {
  const value = given(written, no);
  return isWeek(value) ? value : no(`“${cut(value)}” is no week: write it as 2026-W47`);
}, MAX_NAME);

export const zone = optionally(
  (value, no) =>
    isZone(value) ? value : no(`“${cut(value)}” is no zone: write it as Europe/Copenhagen`),
  MAX_NAME,
);

/** An amount with at most two digits after the point. `below` is what the database's column holds. */
export const amount = (below: number) =>
  optionally((value, no) => {
    if (!/^\d+(\.\d+)?$/.test(value)) {
      return no(`“${cut(value)}” is no amount: write digits and a point, as 12500.50`);
    }
    const number = Number(value);
    return number < below
      ? Math.round(number * 100) / 100
      : no(`“${cut(value)}” is too much: mend it`);
  });

export const workingDays = optionally((value, no) => {
  const days = value.split(/[,;]/).flatMap((part) => {
    const match = /^\s*([1-7])(?:-([1-7]))?\s*$/.exec(part);
    const from = Number(match?.[1]);
    const to = Number(match?.[2] ?? match?.[1]);
    if (!match || from > to) return no(`“${cut(value)}”: write them as 1-5, Monday is 1`);
    return Array.from({ length: to - from + 1 }, (_, n) => from + n);
  });
  return [...new Set(days)].toSorted((a, b) => a - b);
});

export const workingHours = optionally((value, no) => {
  const isSpan = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.test(value);
  const [start = "", end = ""] = value.split("-");
  return isSpan && start !== end
    ? { start, end }
    : no(`“${cut(value)}”: write them as 09:00-17:00`);
});

/** A cell's text as a sentence may quote it. */
export const cut = (value: string) => (value.length > 60 ? `${value.slice(0, 57)}…` : value);
