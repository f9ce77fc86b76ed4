/** Reads single cells into the form that `portfolio-file/cells.ts` checks; what can't be read stays as it is, to be refused there. */
import { readAmount } from "./amounts.ts";
import { type DayOrder, readMoment } from "./days.ts";
import { CURRENCIES, meaningOf } from "./words.ts";
import { readWorkingDays, readWorkingHours, readZone } from "./working-time.ts";

export type CellReader = (text: string, order: DayOrder) => string | null;

/** As our own export writes it, with its seconds. */
const INSTANT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}.*)?$/;

const moment: CellReader = (text, order) => (INSTANT.test(text) ? text : readMoment(text, order));
const day: CellReader = (text, order) => (readMoment(text, order) ?? "").split("T", 1)[0] || null;
const word =
  (column: string): CellReader =>
  (text) =>
    meaningOf(column, text);
const amount: CellReader = (text) => readAmount(text)?.digits ?? null;

export const CELL_READERS: Record<string, CellReader> = {
  at: moment,
  due_on: day,
  closed_on: day,
  renewal_on: day,
  annual_value: amount,
  effort_hours_per_month: amount,
  currency: (text) => CURRENCIES.get(text.trim().toLowerCase()) ?? null,
  domain: domainOf,
  company_domain: domainOf,
  tier: word("tier"),
  status: word("status"),
  our_lead: word("our_lead"),
  visibility: word("visibility"),
  level: word("level"),
  function: (text) => meaningOf("function", text) ?? "other",
  role: word("role"),
  channel: word("channel"),
  direction: word("direction"),
  sentiment: word("sentiment"),
  kind: word("kind"),
  by: word("by"),
  timezone: readZone,
  working_days: readWorkingDays,
  working_hours: readWorkingHours,
};

/** Whether a cell of a column can be read. */
export const isReadable = (field: string, text: string) =>
  (CELL_READERS[field]?.(text.trim(), "day") ?? null) !== null;

/** `https://www.acme.example/en` and `info@acme.example` as `acme.example`; what has no such sign stays as it is. */
export function domainOf(text: string): string {
  const [, host = ""] =
    /^(?:[a-z]+:)?\/\/([^\s/?#:]+)/i.exec(text) ??
    /^[^\s@]*@([^\s@]+)$/.exec(text) ??
    /^([^\s/@:]+\.[^\s/@:]+)(?:[/:].*)?$/.exec(text) ??
    [];
  return host === "" ? text : host.toLowerCase().replace(/^www\./, "");
}
