/** The rows of a portfolio's files, each checked by a schema; a row that fails says which column and what to fix. */
import { z } from "zod";
import { CONTACT_STATES, FUNCTIONS, LEVELS } from "../../../engine/model/contact.ts";
import { CUSTOMER_STATUSES, LEADS, TIERS, VISIBILITIES } from "../../../engine/model/customer.ts";
import { CHANNELS, DIRECTIONS, SENTIMENTS } from "../../../engine/model/interaction.ts";
import { MEMBER_ROLES } from "../../../engine/model/member.ts";
import { NUDGE_STATES } from "../../../engine/model/nudge.ts";
import { SIDES, SIGNAL_KINDS } from "../../../engine/model/signal.ts";
import {
  PORTFOLIO_FILES,
  type PortfolioFile,
  type RowProblem,
  type TextRow,
} from "../../../engine/model/portfolio-files.ts";
import * as cells from "./cells.ts";

/** Amounts stay exact to the cent up to here (2^53 is 9e15 cents). */
const VALUE_BELOW = 1e13;
const HOURS_BELOW = 1e6;

/** A row's typed form, with the cells that were left out of it, or what to fix in it. */
export type ParsedRow<Row> =
  | { ok: true; row: Row; doubts: RowProblem[] }
  | { ok: false; problem: RowProblem };

export const parseMember = parserOf("members.csv", {
  timezone: cells.zone,
  email: cells.email,
  name: cells.needed,
  role: cells.oneOf(MEMBER_ROLES),
  manager_email: cells.optionalPerson,
  manager_id: cells.optional(),
  record_id: cells.optional(),
  sign: cells.optional(),
  working_days: cells.workingDays,
  working_hours: cells.workingHours,
  state: cells.maybeOneOf(["active", "left"]),
  absent_from: cells.maybeDay,
  absent_until: cells.maybeDay,
  country: cells.country,
});

export const parseCustomer = parserOf("customers.csv", {
  owner_email: cells.people,
  owner_id: cells.optional(),
  record_id: cells.optional(),
  name: cells.needed,
  aliases: cells.several,
  domain: cells.optional(),
  tier: cells.oneOf(TIERS),
  annual_value: cells.amount(VALUE_BELOW),
  currency: cells.optional(10),
  effort_hours_per_month: cells.amount(HOURS_BELOW),
  renewal_on: cells.day,
  status: cells.oneOf(CUSTOMER_STATUSES),
  our_lead: cells.oneOf(LEADS),
  priorities: cells.several,
  visibility: cells.oneOf(VISIBILITIES),
  status_reason: cells.optional(),
  former_names: cells.several,
});

export const parseContact = parserOf("contacts.csv", {
  customer: cells.text,
  customer_id: cells.optional(),
  company_domain: cells.optional(),
  record_id: cells.optional(),
  name: cells.neededName,
  email: cells.optionalEmail,
  title: cells.optional(),
  level: cells.oneOf(LEVELS),
  function: cells.oneOf(FUNCTIONS),
  values: cells.words.transform((values) => values || null),
  status: cells.maybeOneOf(CONTACT_STATES),
  from: cells.maybeDay,
  until: cells.maybeDay,
});

export const parseInteraction = parserOf("interactions.csv", {
  customer: cells.text,
  customer_id: cells.optional(),
  member_email: cells.person,
  member_id: cells.optional(),
  contact_id: cells.optional(),
  contact_email: cells.optional(),
  at: cells.moment,
  channel: cells.oneOf(CHANNELS),
  direction: cells.oneOf(DIRECTIONS).transform((direction) => direction ?? "both"),
  contacts: cells.several,
  summary: cells.words,
  sentiment: cells.oneOf(SENTIMENTS),
  source_id: cells.optional(),
});

export const parseSignal = parserOf("signals.csv", {
  customer: cells.text,
  customer_id: cells.optional(),
  kind: cells.neededOneOf(SIGNAL_KINDS),
  quote: cells.neededWords,
  at: cells.moment,
  contact: cells.optionalName,
  by: cells.oneOf(SIDES),
  due_on: cells.day,
  closed_on: cells.day,
  closed_how: cells.maybeOneOf(["kept", "settled", "met", "dropped"]),
  source_id: cells.optional(),
});

export const parseNudge = parserOf("nudges.csv", {
  week: cells.week,
  member_email: cells.person,
  customer: cells.text,
  play: cells.needed,
  contact: cells.optionalName,
  state: cells.oneOf(NUDGE_STATES).transform((state) => state ?? "sent"),
  outcome: cells.optional(),
});

/** `due_on` as `dueOn`: columns are named as files write them, fields as TypeScript does. */
type Camel<Name> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;
type RowOf<Shape extends z.ZodRawShape> = {
  [Column in keyof Shape as Camel<Column> & string]: z.output<Shape[Column]>;
};

/**
 * Reads the rows of one file. A cell that can't be read is left out of its row and named where the row makes sense
 * without it; else the row is refused, by the first such column in `shape`.
 */
function parserOf<Shape extends z.ZodRawShape>(file: PortfolioFile, shape: Shape) {
  const { required } = PORTFOLIO_FILES[file];
  const readers = Object.entries(shape).map(([column, schema]) => ({
    column,
    field: column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
    isRequired: required.includes(column),
    read: cellReader(schema),
  }));
  return (text: TextRow): ParsedRow<RowOf<Shape>> => {
    const row: Record<string, unknown> = {};
    const doubts: RowProblem[] = [];
    let refusal: RowProblem | null = null;
    for (const { column, field, isRequired, read } of readers) {
      let cell = read(text[column] ?? "");
      if ("problem" in cell) {
        const problem = { column, reason: cell.problem };
        if (isRequired) refusal ??= problem;
        else doubts.push(problem);
        cell = read("");
        if ("problem" in cell) refusal ??= problem;
      }
      row[field] = "problem" in cell ? null : cell.value;
    }
    return refusal
      ? { ok: false, problem: refusal }
      : { ok: true, row: row as RowOf<Shape>, doubts };
  };
}

type ReadCell = { value: unknown } | { problem: string };
const CELLS_REMEMBERED = 1_000;
const LONGEST_REMEMBERED = 40;

/**
 * Reads a column's cells one by one. A million rows have the same few members, days and channels: what was read before is
 * known, where it is short.
 */
function cellReader(schema: z.core.$ZodType): (text: string) => ReadCell {
  const known = new Map<string, ReadCell>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const read = z.safeParse(schema, text);
    const now: ReadCell = read.success
      ? { value: read.data }
      : { problem: read.error.issues[0]?.message ?? "can't be read" };
    if (text.length > LONGEST_REMEMBERED) return now;
    if (known.size >= CELLS_REMEMBERED) known.clear();
    known.set(text, now);
    return now;
  };
}

type RowRead<P> = P extends (row: TextRow) => ParsedRow<infer Row> ? Row : never;
export type MemberFileRow = RowRead<typeof parseMember>;
export type CustomerFileRow = RowRead<typeof parseCustomer>;
export type ContactFileRow = RowRead<typeof parseContact>;
export type InteractionFileRow = RowRead<typeof parseInteraction>;
export type SignalFileRow = RowRead<typeof parseSignal>;
export type NudgeFileRow = RowRead<typeof parseNudge>;
