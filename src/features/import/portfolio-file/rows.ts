import { isWeek, isZone } from "../../../engine/model/calendar.ts";
import { FUNCTIONS, LEVELS } from "../../../engine/model/contact.ts";
import { CUSTOMER_STATUSES, LEADS, TIERS, VISIBILITIES } from "../../../engine/model/customer.ts";
import { CHANNELS, DIRECTIONS, SENTIMENTS } from "../../../engine/model/interaction.ts";
import { NUDGE_STATES } from "../../../engine/model/nudge.ts";
import { SIDES, SIGNAL_KINDS } from "../../../engine/model/signal.ts";
import type { TextRow } from "../../../engine/model/portfolio-files.ts";
import {
  amount,
  asEmail,
  CellError,
  cut,
  day,
  email,
  moment,
  needed,
  neededOneOf,
  neededWords,
  oneOf,
  optional,
  type ParsedRow,
  parse,
  several,
  words,
  workingDays,
  workingHours,
} from "./cells.ts";

/** Amounts stay exact to the cent up to here (2^53 is 9e15 cents). */
const MOST_VALUE = 1e13;
const MOST_HOURS = 1e6;

/** Semicolons stand between the names of several contacts, so a name holds none. */
const withoutSemicolons = (name: string) => name.replaceAll(";", ",");

function contactName(row: TextRow): string | null {
  const name = optional(row, "contact");
  return name === null ? null : withoutSemicolons(name);
}

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
    annualValue: amount(row, "annual_value", MOST_VALUE),
    currency: optional(row, "currency", 10),
    effortHoursPerMonth: amount(row, "effort_hours_per_month", MOST_HOURS),
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
    name: withoutSemicolons(needed(row, "name")),
    email: address === null ? null : asEmail(address, "email"),
    title: optional(row, "title"),
    level: oneOf(row, "level", LEVELS),
    function: oneOf(row, "function", FUNCTIONS),
    values: words(row, "values") || null,
  };
});

export const parseInteraction = parse((row) => ({
  customer: needed(row, "customer"),
  memberEmail: email(row, "member_email"),
  at: moment(row, "at"),
  channel: oneOf(row, "channel", CHANNELS),
  direction: oneOf(row, "direction", DIRECTIONS) ?? ("both" as const),
  contacts: several(row, "contacts"),
  summary: words(row, "summary"),
  sentiment: oneOf(row, "sentiment", SENTIMENTS),
  sourceId: optional(row, "source_id"),
}));

export const parseSignal = parse((row) => ({
  customer: needed(row, "customer"),
  kind: neededOneOf(row, "kind", SIGNAL_KINDS),
  quote: neededWords(row, "quote"),
  at: moment(row, "at"),
  contact: contactName(row),
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
    contact: contactName(row),
    state: oneOf(row, "state", NUDGE_STATES) ?? ("sent" as const),
    outcome: optional(row, "outcome"),
  };
});

type RowOf<P> = P extends (row: TextRow) => ParsedRow<infer Row> ? Row : never;
export type MemberFileRow = RowOf<typeof parseMember>;
export type CustomerFileRow = RowOf<typeof parseCustomer>;
export type ContactFileRow = RowOf<typeof parseContact>;
export type InteractionFileRow = RowOf<typeof parseInteraction>;
export type SignalFileRow = RowOf<typeof parseSignal>;
export type NudgeFileRow = RowOf<typeof parseNudge>;
