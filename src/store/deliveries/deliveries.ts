import type { Card } from "../../chat/view.ts";
import type { Db } from "../connection/db.ts";
import { LOWEST_ID, newId } from "../connection/id.ts";
import { heldRows } from "../connection/lease.ts";
import type { Sql } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";

const BEGIN_DELIVERIES = statement("deliveries/begin-deliveries");
const CLAIM_DELIVERIES = statement("deliveries/claim-deliveries");
const END_DELIVERIES = statement("deliveries/end-deliveries");
const EXTEND_DELIVERIES = statement("deliveries/extend-deliveries");
const POSTPONE_DELIVERIES = statement("deliveries/postpone-deliveries");

export const DELIVERY_KINDS = [
  "nudge",
  "receipt",
  "digest",
  "follow-up",
  "reminder",
  "notice",
  "update",
] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** A message to be sent. */
export type NewDelivery = {
  /** what it is (`nudge:ID`): a second one with the same key is never made */
  key: string;
  kind: DeliveryKind;
  memberId?: string | null;
  nudgeId?: string | null;
  replyId?: string | null;
  platform: string;
  address: string;
  thread?: string | null;
  card: Card;
  /** the delivery whose message this one takes the place of */
  replaces?: string | null;
};

/** A delivery that a worker holds. */
export type DeliveryRow = {
  id: string;
  workspaceId: string;
  kind: DeliveryKind;
  memberId: string | null;
  nudgeId: string | null;
  replyId: string | null;
  platform: string;
  address: string;
  thread: string | null;
  card: Card;
  replaces: string | null;
  /** counts leases; the worker's proof that the lease is still its own */
  attempt: number;
  /** when a send was first tried; null for the first time */
  firstTriedAt: Date | null;
  /** the request or job that it came of */
  requestId: string | null;
  madeAt: Date;
};

/** How a delivery ends. */
export type DeliveryEnd =
  | { state: "sent"; reference: string; conversation: string; message: string }
  | { state: "skipped" | "unknown" | "dead"; reason: string };

/** Where a sent message is. */
export type SentMessage = Pick<
  DeliveryRow,
  "id" | "kind" | "memberId" | "nudgeId" | "replyId" | "platform" | "address" | "thread"
> & { reference: string | null; message: string | null };

/** How much a worker claims at once, of which workspaces, and for how long. */
export type ClaimTurn = {
  limit: number;
  perWorkspace: number;
  leaseMs: number;
  /** the workspace after which this turn begins; null: with the first */
  after: string | null;
};

/** `origin` names the current request or job; deliveries made for it carry its id. */
export const createDeliveryRepository = (db: Db, sql: Sql, origin: () => string | null) => ({
  /** Makes a message due now, by the database's clock. False when it was made before. */
  async add(workspaceId: string, delivery: NewDelivery): Promise<boolean> {
    return (await this.addAll(workspaceId, [delivery])) === 1;
  },

  /** The same of several, in their order. Returns how many were not made before. */
  async addAll(workspaceId: string, deliveries: NewDelivery[]): Promise<number> {
    const { count } = await db.delivery.createMany({
      data: deliveries.map(({ key: idempotencyKey, ...facts }) => ({
        ...facts,
        id: newId(),
        workspaceId,
        idempotencyKey,
        requestId: origin(),
      })),
      skipDuplicates: true,
    });
    return count;
  },

  /**
   * Takes up to `limit` messages to send, at most `perWorkspace` of one workspace and from the workspaces after `after`
   * (in the order of their ids) first, so that a large one does not starve the others: hand back the last row's
   * workspace for the next turn, null to begin again. Of a workspace that keeps a pace, only what may go within about a
   * second. Messages whose lease ran out come back the same way, with
   * `firstTriedAt` set. The workspaces are found by skipping through the index, one probe each, not by reading it.
   */
  async claim(owner: string, turn: ClaimTurn): Promise<DeliveryRow[]> {
    const { after, perWorkspace, limit, leaseMs } = turn;
    return sql(CLAIM_DELIVERIES, [owner, after ?? LOWEST_ID, perWorkspace, limit, leaseMs]);
  },

  /**
   * Records that the platform is about to be called for some deliveries. Returns those that may be sent: this worker still
   * holds their lease, and the platform has not asked for a pause meanwhile. The lease is renewed, so it outlives the call
   * however long they waited, and no other worker looks up a call in flight.
   */
  async begin(rows: DeliveryRow[], leaseMs: number): Promise<Set<string>> {
    const begun = await sql<{ id: string }>(BEGIN_DELIVERIES, [heldRows(rows), leaseMs]);
    return new Set(begun.map(({ id }) => id));
  },

  /** Ends deliveries that this worker holds. One whose lease went to another stays as that one has it. */
  async end(ended: { row: DeliveryRow; end: DeliveryEnd }[]): Promise<void> {
    const ends = ended.map(({ row: { workspaceId, id, attempt }, end }) => {
      return { workspaceId, id, attempt, ...end };
    });
    await sql(END_DELIVERIES, [JSON.stringify(ends)]);
  },

  /** Gives a delivery back, to be sent after a while: nothing has been sent. */
  async postpone(row: DeliveryRow, afterMs: number, reason: string): Promise<void> {
    await sql(POSTPONE_DELIVERIES, [heldRows([row]), afterMs, reason]);
  },

  /** Lengthens this worker's lease while it waits for its turn at the platform. */
  async extend(row: DeliveryRow, leaseMs: number): Promise<void> {
    await sql(EXTEND_DELIVERIES, [heldRows([row]), leaseMs]);
  },

  /** At a stop: gives back what this worker holds and has not begun to send. */
  async release(owner: string): Promise<number> {
    return db.$executeRaw`
      UPDATE delivery SET state = 'due', lease_owner = NULL, lease_until = NULL
      WHERE state = 'sending' AND lease_owner = ${owner}::uuid AND first_tried_at IS NULL`;
  },

  /** Messages not yet sent to a workspace, or to one member of it, will not be. */
  async skipDue(workspaceId: string, memberId: string | null, reason: string): Promise<number> {
    const { count } = await db.delivery.updateMany({
      where: { workspaceId, state: "due", ...(memberId && { memberId }) },
      data: { state: "skipped", reason, endedAt: new Date() },
    });
    return count;
  },
});
