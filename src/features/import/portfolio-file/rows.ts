/** The rows of a portfolio's files, each checked by a schema; a row that fails says which column and what to fix. */
import { z } from "zod";
import { FUNCTIONS, LEVELS } from "../../../engine/model/contact.ts";
import { CUSTOMER_STATUSES, LEADS, TIERS, VISIBILITIES } from "../../../engine/model/customer.ts";
import { CHANNELS, DIRECTIONS, SENTIMENTS } from "../../../engine/model/interaction.ts";
import { MEMBER_ROLES } from "../../../engine/model/member.ts";
import { NUDGE_STATES } from "../../../engine/model/nudge.ts";
import { SIDES, SIGNAL_KINDS } from "../../../engine/model/signal.ts";
import type { RowProblem, TextRow } from "../../../engine/model/portfolio-files.ts";
import * as cells from "./cells.ts";

/** Amounts stay exact to the cent up to here (2^53 is 9e15 cents). */
const VALUE_BELOW = 1e13;
const HOURS_BELOW = 1e6;

/** A row's typed form, or what to fix in it. */
export type ParsedRow<Row> = { ok: true; row: Row } | { ok: false; problem: RowProblem };

export const parseMember = parserOf({
  timezone: cells.zone,
  email: cells.email,
  name: cells.needed,
  role: cells.oneOf(MEMBER_ROLES),
  manager_email: cells.optionalEmail,
  working_days: cells.workingDays,
  working_hours: cells.workingHours,
});

export const parseCustomer = parserOf({
  owner_email: cells.owners,
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
});

export const parseContact = parserOf({
  customer: cells.needed,
  name: cells.neededName,
  email: cells.optionalEmail,
  title: cells.optional(),
  level: cells.oneOf(LEVELS),
  function: cells.oneOf(FUNCTIONS),
  values: cells.words.transform((values) => values || null),
});

export const parseInteraction = parserOf({
  customer: cells.needed,
  member_email: cells.email,
  at: cells.moment,
  channel: cells.oneOf(CHANNELS),
  direction: cells.oneOf(DIRECTIONS).transform((direction) => direction ?? "both"),
  contacts: cells.several,
  summary: cells.words,
  sentiment: cells.oneOf(SENTIMENTS),
  source_id: cells.optional(),
});

export const parseSignal = parserOf({
  customer: cells.needed,
  kind: cells.neededOneOf(SIGNAL_KINDS),
  quote: cells.neededWords,
  at: cells.moment,
  contact: cells.optionalName,
  by: cells.oneOf(SIDES),
  due_on: cells.day,
  closed_on: cells.day,
  source_id: cells.optional(),
});

export const parseNudge = parserOf({
  week: cells.week,
  member_email: cells.email,
  customer: cells.needed,
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

/** Reads the rows of one file. Of several problems in a row, the one of the first column in `shape` is told. */
function parserOf<Shape extends z.ZodRawShape>(shape: Shape) {
  const schema = z.object(shape);
  const fields = Object.keys(shape).map((column) => [
    column,
    column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
  ]);
  return (text: TextRow): ParsedRow<RowOf<Shape>> => {
    const read = schema.safeParse(text);
    if (!read.success) {
      const [issue] = read.error.issues;
      const column = String(issue?.path[0] ?? "");
      return { ok: false, problem: { column, reason: issue?.message ?? "" } };
    }
    const values = read.data as Record<string, unknown>;
    const row = Object.fromEntries(
      fields.map(([column = "", field = ""]) => [field, values[column]]),
    );
    return { ok: true, row: row as RowOf<Shape> };
  };
}

type RowRead<P> = P extends (row: TextRow) => ParsedRow<infer Row> ? Row : never;
export type MemberFileRow = RowRead<typeof parseMember>;
export type CustomerFileRow = RowRead<typeof parseCustomer>;
export type ContactFileRow = RowRead<typeof parseContact>;
export type InteractionFileRow = RowRead<typeof parseInteraction>;
export type SignalFileRow = RowRead<typeof parseSignal>;
export type NudgeFileRow = RowRead<typeof parseNudge>;
