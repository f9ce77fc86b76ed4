import type { BulkTable } from "./upsert.ts";

/** The tables that an import writes to, with the key that makes a second copy impossible. */

export const MEMBER: BulkTable = {
  name: "member",
  key: ["workspace_id", "email"],
  columns: {
    workspace_id: "uuid",
    id: "uuid",
    email: "text",
    name: "text",
    role: "text",
    timezone: "text",
    timezone_set: "boolean",
    working_days: "int[]",
    working_start: "text",
    working_end: "text",
  },
};

export const CUSTOMER: BulkTable = {
  name: "customer",
  key: ["workspace_id", "normalized_name"],
  columns: {
    workspace_id: "uuid",
    id: "uuid",
    name: "text",
    normalized_name: "text",
    aliases: "text[]",
    searchable: "text",
    domain: "text",
    tier: "text",
    annual_value: "numeric",
    currency: "text",
    effort_hours_per_month: "numeric",
    renewal_on: "date",
    status: "text",
    our_lead: "text",
    priorities: "text[]",
    visibility: "text",
  },
};

export const CONTACT: BulkTable = {
  name: "contact",
  key: ["workspace_id", "id"],
  columns: {
    workspace_id: "uuid",
    id: "uuid",
    customer_id: "uuid",
    name: "text",
    normalized_name: "text",
    email: "text",
    title: "text",
    level: "text",
    function: "text",
    values: "text",
  },
};

export const INTERACTION: BulkTable = {
  name: "interaction",
  key: ["workspace_id", "customer_id", "fingerprint"],
  columns: {
    workspace_id: "uuid",
    id: "uuid",
    customer_id: "uuid",
    member_id: "uuid",
    at: "timestamptz",
    channel: "text",
    direction: "text",
    contact_ids: "uuid[]",
    summary: "text",
    sentiment: "text",
    source_id: "text",
    fingerprint: "text",
  },
};

export const SIGNAL: BulkTable = {
  name: "signal",
  key: ["workspace_id", "customer_id", "fingerprint"],
  columns: {
    workspace_id: "uuid",
    id: "uuid",
    customer_id: "uuid",
    kind: "text",
    quote: "text",
    at: "timestamptz",
    contact_id: "uuid",
    by: "text",
    due_on: "date",
    closed_on: "date",
    source_id: "text",
    fingerprint: "text",
  },
};

export const NUDGE: BulkTable = {
  name: "nudge",
  key: ["workspace_id", "member_id", "customer_id", "week", "play"],
  columns: {
    workspace_id: "uuid",
    id: "uuid",
    member_id: "uuid",
    customer_id: "uuid",
    contact_id: "uuid",
    week: "text",
    slot: "int",
    play: "text",
    state: "text",
    outcome: "text",
    evidence: "jsonb",
  },
};
