import { isLocalDate, isWeek, isZone } from "../calendar.ts";
import { FUNCTIONS, LEVELS } from "../contact.ts";
import { CUSTOMER_STATUSES, LEADS, TIERS, VISIBILITIES } from "../customer.ts";
import { CHANNELS, DIRECTIONS, SENTIMENTS } from "../interaction.ts";
import { NUDGE_STATES } from "../nudge.ts";
import { SIDES, SIGNAL_KINDS } from "../signal.ts";
import type { RowProblem, TextRow } from "./columns.ts";

/** What a cell says is not usable: thrown inside a row's reading, caught at its edge. */
class CellError extends Error {
  readonly problem: RowProblem;
  constructor(column: string, reason: string) {
    super(reason);
    this.problem = { column, reason };
  }
}

/** A row's typed form, or what to mend in it. */
export type Parsed<Row> = { ok: true; row: Row } | { ok: false; problem: RowProblem };

function parse<Row>(read: (row: TextRow) => Row) {
  return (text: TextRow): Parsed<Row> => {
    try {
      return { ok: true, row: read(text) };
    } catch (error) {
      if (error instanceof CellError) return { ok: false, problem: error.problem };
      throw error;
    }
  };
}

const LONGEST_NAME = 300;
const LONGEST_TEXT = 40_000;

function text(row: TextRow, column: string, longest = LONGEST_TEXT): string {
  // PostgreSQL holds no NUL; nothing that a person meant is lost with it.
  const value = (row[column] ?? "").replaceAll("\0", "").trim();
  if (value.length > longest) {
    throw new CellError(column, `is longer than ${longest} characters: shorten it`);
  }
  return value;
}

function needed(row: TextRow, column: string, longest = LONGEST_NAME): string {
  const value = text(row, column, longest);
  if (value === "") throw new CellError(column, "is empty: every row needs it");
  return value;
}

function optional(row: TextRow, column: string, longest = LONGEST_NAME): string | null {
  const value = text(row, column, longest);
  return value === "" ? null : value;
}

/** Values between semicolons, each once, in their order. */
function several(row: TextRow, column: string): string[] {
  const values = text(row, column).split(";");
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ""))];
}

function oneOf<T extends string>(row: TextRow, column: string, known: readonly T[]): T | null {
  const value = text(row, column).toLowerCase();
  if (value === "") return null;
  const found = known.find((one) => one.toLowerCase() === value);
  if (!found) throw new CellError(column, `“${cut(value)}” is none of ${known.join(", ")}`);
  return found;
}

function neededOneOf<T extends string>(row: TextRow, column: string, known: readonly T[]): T {
  const value = oneOf(row, column, known);
  if (value === null) throw new CellError(column, `is empty: write one of ${known.join(", ")}`);
  return value;
}

function email(row: TextRow, column: string): string {
  return asEmail(needed(row, column), column);
}

function asEmail(value: string, column: string): string {
  if (!/^[^\s@]+@[^\s@]+$/.test(value)) {
    throw new CellError(column, `“${cut(value)}” is no mail address`);
  }
  return value.toLowerCase();
}

function day(row: TextRow, column: string): string | null {
  const value = text(row, column);
  if (value === "") return null;
  if (!isLocalDate(value)) {
    throw new CellError(column, `“${cut(value)}” is no date: write it as 2026-11-22`);
  }
  return value;
}

/** ISO 8601 with a zone, or a local date. An instant without a zone would mean another time on another machine. */
function moment(row: TextRow, column: string): string {
  const value = needed(row, column);
  if (isLocalDate(value)) return value;
  const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
  if (!iso.test(value) || !isLocalDate(value.slice(0, 10)) || Number.isNaN(Date.parse(value))) {
    const form = "write it as 2026-11-22 or 2026-11-22T09:30:00Z";
    throw new CellError(column, `“${cut(value)}” is no time: ${form}`);
  }
  return new Date(value).toISOString();
}

function amount(row: TextRow, column: string): number | null {
  const value = text(row, column);
  if (value === "") return null;
  const number = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || number >= 1e15) {
    throw new CellError(
      column,
      `“${cut(value)}” is no amount: write digits and a point, as 12500.50`,
    );
  }
  return Math.round(number * 100) / 100;
}

function workingDays(row: TextRow): number[] | null {
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

function workingHours(row: TextRow): { start: string; end: string } | null {
  const value = text(row, "working_hours");
  if (value === "") return null;
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(value);
  if (!match || value.slice(0, 5) === value.slice(6)) {
    throw new CellError("working_hours", `“${cut(value)}”: write them as 09:00-17:00`);
  }
  return { start: value.slice(0, 5), end: value.slice(6) };
}

const cut = (value: string) => (value.length > 60 ? `${value.slice(0, 57)}…` : value);

export const parseMember = parse((row) => {
  const timezone = optional(row, "timezone");
  if (timezone !== null && !isZone(timezone)) {
    throw new CellError("timezone", `“${cut(timezone)}” is no zone: write it as Europe/Copenhagen`);
  }
  const manager = optional(row, "manager_email");
  return {
    email: email(row, "email"),
    name: needed(row, "name"),
    role: oneOf(row, "role", ["rep", "manager", "admin"] as const),
    managerEmail: manager === null ? null : asEmail(manager, "manager_email"),
    timezone,
    workingDays: workingDays(row),
    workingHours: workingHours(row),
  };
});

export const parseCustomer = parse((row) => {
  const owners = several(row, "owner_email").map((value) => asEmail(value, "owner_email"));
  if (owners.length === 0) throw new CellError("owner_email", "is empty: every customer needs one");
  return {
    name: needed(row, "name"),
    aliases: several(row, "aliases"),
    domain: optional(row, "domain"),
    ownerEmails: [...new Set(owners)],
    tier: oneOf(row, "tier", TIERS),
    annualValue: amount(row, "annual_value"),
    currency: optional(row, "currency", 10),
    effortHoursPerMonth: amount(row, "effort_hours_per_month"),
    renewalOn: day(row, "renewal_on"),
    status: oneOf(row, "status", CUSTOMER_STATUSES),
    ourLead: oneOf(row, "our_lead", LEADS),
    priorities: several(row, "priorities"),
    visibility: oneOf(row, "visibility", VISIBILITIES),
  };
});

export const parseContact = parse((row) => {
  const address = optional(row, "email");
  return {
    customer: needed(row, "customer"),
    name: needed(row, "name").replaceAll(";", ","),
    email: address === null ? null : asEmail(address, "email"),
    title: optional(row, "title"),
    level: oneOf(row, "level", LEVELS),
    function: oneOf(row, "function", FUNCTIONS),
    values: optional(row, "values", LONGEST_TEXT),
  };
});

export const parseInteraction = parse((row) => ({
  customer: needed(row, "customer"),
  memberEmail: email(row, "member_email"),
  at: moment(row, "at"),
  channel: oneOf(row, "channel", CHANNELS),
  direction: oneOf(row, "direction", DIRECTIONS) ?? ("both" as const),
  contacts: several(row, "contacts"),
  summary: text(row, "summary"),
  sentiment: oneOf(row, "sentiment", SENTIMENTS),
  sourceId: optional(row, "source_id"),
}));

export const parseSignal = parse((row) => ({
  customer: needed(row, "customer"),
  kind: neededOneOf(row, "kind", SIGNAL_KINDS),
  quote: needed(row, "quote", LONGEST_TEXT),
  at: moment(row, "at"),
  contact: optional(row, "contact"),
  by: oneOf(row, "by", SIDES),
  dueOn: day(row, "due_on"),
  closedOn: day(row, "closed_on"),
  sourceId: optional(row, "source_id"),
}));

export const parseNudge = parse((row) => {
  const week = needed(row, "week");
  if (!isWeek(week)) throw new CellError("week", `“${cut(week)}” is no week: write it as 2026-W47`);
  return {
    memberEmail: email(row, "member_email"),
    customer: needed(row, "customer"),
    week,
    play: needed(row, "play"),
    contact: optional(row, "contact"),
    state: oneOf(row, "state", NUDGE_STATES) ?? ("sent" as const),
    outcome: optional(row, "outcome"),
  };
});

type RowOf<P> = P extends (row: TextRow) => Parsed<infer Row> ? Row : never;
export type MemberFileRow = RowOf<typeof parseMember>;
export type CustomerFileRow = RowOf<typeof parseCustomer>;
export type ContactFileRow = RowOf<typeof parseContact>;
export type InteractionFileRow = RowOf<typeof parseInteraction>;
export type SignalFileRow = RowOf<typeof parseSignal>;
export type NudgeFileRow = RowOf<typeof parseNudge>;
