/** Changes of records that stood before, each with what it took the place of, so that it can be taken back for 30 days. */
import type { Instant } from "../../engine/model/time.ts";
import type { Sql, Statement } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";
import { newId } from "../connection/id.ts";
import type { ChangeOrigin } from "./change-origin.ts";
import { changeOwners, undoOwners } from "./change-owners.ts";
import { mergeContacts, mergeCustomers, splitCustomer } from "./merge.ts";

/** The columns that may change, by record. */
const COLUMNS = {
  signal: [
    "closed_on",
    "closed_as",
    "due_on",
    "reminded_at",
    "contact_id",
    "customer_id",
    "owed_by",
  ],
  contact: [
    "state",
    "state_on",
    "away_until",
    "asked_on",
    "confidential",
    "name",
    "normalized_name",
    "title",
    "customer_id",
  ],
  customer: [
    ...([
      "status",
      "status_reason",
      "status_on",
      "status_until",
      "asked_on",
      "renewal_on",
      "renewed_on",
    ] as const),
    ...(["name", "normalized_name", "aliases", "searchable"] as const),
  ],
  member: ["state", "state_reason", "paused_from", "paused_until"],
  interaction: ["customer_id", "contact_ids"],
  nudge: ["customer_id", "contact_id"],
  follow_up: ["customer_id", "contact_id", "member_id"],
} as const;
export type ChangedRecord = keyof typeof COLUMNS;
type Column = (typeof COLUMNS)[ChangedRecord][number];

/** One change: the columns as they become, days as local dates. */
export type RecordChange = {
  record: ChangedRecord;
  id: string;
  after: Partial<Record<Column, string | string[] | boolean | null>>;
} & ChangeOrigin;

/** A statement on each kind of record. */
const forEach = (path: string) => {
  const all = Object.entries(COLUMNS).map(([record, columns]) => {
    return [record, statement(path, { record, columns: columns.join(", ") })] as const;
  });
  return Object.fromEntries(all) as Record<ChangedRecord, Statement>;
};
const APPLY = forEach("changes/apply-change");
const UNDO = forEach("changes/undo-change");
const SCRUB = statement("changes/scrub-history");
const ADD_CUSTOMER = statement("changes/add-customer");
const OF_REPLY = statement("changes/changes-of-reply");

export const createRecordChangeRepository = (sql: Sql) => ({
  async apply(workspaceId: string, change: RecordChange): Promise<void> {
    const { record, id, after, replyId, memberId, at } = change;
    const said = [JSON.stringify(after), newId(), replyId, memberId, new Date(at)];
    await sql(APPLY[record], [workspaceId, id, ...said]);
  },

  changeOwners: (workspaceId: string, change: Parameters<typeof changeOwners>[2]) =>
    changeOwners(sql, workspaceId, change),
  mergeContacts: (workspaceId: string, merge: Parameters<typeof mergeContacts>[2]) =>
    mergeContacts(sql, workspaceId, merge),
  mergeCustomers: (workspaceId: string, merge: Parameters<typeof mergeCustomers>[2]) =>
    mergeCustomers(sql, workspaceId, merge),
  /** `name`: what the part was called when it was made; it is shown by changes of its own. */
  async splitCustomer(
    workspaceId: string,
    split: Parameters<typeof splitCustomer>[2] & { name: string },
  ): Promise<void> {
    await sql(ADD_CUSTOMER, [workspaceId, split.into, split.name, split.from]);
    await splitCustomer(sql, workspaceId, split);
  },

  /** Scrubs what is kept as history for longer than 30 days, in one of `parts` slices of all workspaces. */
  async scrub(part: number, parts: number, now: Instant): Promise<void> {
    await sql(SCRUB, [parts, part, new Date(now)]);
  },

  /** Takes back all that a reply changed, the latest first. */
  async undo(workspaceId: string, replyId: string, at: Instant): Promise<void> {
    const made = await sql<{ id: string; record: ChangedRecord | "owners" }>(OF_REPLY, [
      workspaceId,
      replyId,
    ]);
    const when = new Date(at);
    for (const { id, record } of made) {
      if (record === "owners") await undoOwners(sql, workspaceId, id, when);
      else await sql(UNDO[record], [workspaceId, id, when]);
    }
  },
});
