/** Changes of records that stood before, each with what it took the place of, so that it can be taken back for 30 days. */
import type { Instant } from "../../engine/model/time.ts";
import type { Sql, Statement } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";
import { newId } from "../connection/id.ts";

/** The columns that may change, by record. */
const COLUMNS = {
  signal: ["closed_on", "closed_as", "due_on", "reminded_at"],
  contact: ["state", "state_on", "away_until"],
  customer: ["status", "status_reason", "status_on", "renewal_on", "renewed_on"],
  member: ["state", "state_reason", "paused_from", "paused_until"],
} as const;
export type ChangedRecord = keyof typeof COLUMNS;
type Column = (typeof COLUMNS)[ChangedRecord][number];

/** One change: the columns as they become, days as local dates. */
export type RecordChange = {
  record: ChangedRecord;
  id: string;
  after: Partial<Record<Column, string | null>>;
  /** the reply that said so, and whose it is */
  replyId: string;
  memberId: string;
  at: Instant;
};

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
const OF_REPLY = statement("changes/changes-of-reply");

export const createRecordChangeRepository = (sql: Sql) => ({
  async apply(workspaceId: string, change: RecordChange): Promise<void> {
    const { record, id, after, replyId, memberId, at } = change;
    const said = [JSON.stringify(after), newId(), replyId, memberId, new Date(at)];
    await sql(APPLY[record], [workspaceId, id, ...said]);
  },

  /** Scrubs what is kept as history for longer than 30 days, in one of `parts` slices of all workspaces. */
  async scrub(part: number, parts: number, now: Instant): Promise<void> {
    await sql(SCRUB, [parts, part, new Date(now)]);
  },

  /** Takes back all that a reply changed, the latest first. */
  async undo(workspaceId: string, replyId: string, at: Instant): Promise<void> {
    const made = await sql<{ id: string; record: ChangedRecord }>(OF_REPLY, [workspaceId, replyId]);
    for (const { id, record } of made) {
      await sql(UNDO[record], [workspaceId, id, new Date(at)]);
    }
  },
});
