import type { Interaction } from "../../engine/model/interaction.ts";
import type { KeptReading } from "../../engine/life/edit.ts";
import type { Signal } from "../../engine/model/signal.ts";
import type { Instant } from "../../engine/model/time.ts";
import { type Db, dateOf, dayOf } from "../connection/db.ts";
import { newId } from "../connection/id.ts";
import type { Sql } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";
import { Prisma } from "../generated/client.ts";

export type ReplyState = "recorded" | "asking" | "noted" | "withdrawn";

export type ReplyRow = {
  id: string;
  memberId: string;
  nudgeId: string | null;
  platform: string;
  conversation: string;
  message: string;
  thread: string | null;
  text: string;
  reading: KeptReading | null;
  reader: string;
  revision: number;
  state: ReplyState;
  at: Instant;
  /** when the version that stands was written: the message itself, its last edit, or its removal */
  versionAt: Instant;
};

/** What a reading of a reply becomes in the books. Ids are the store's. */
export type RecordedInteraction = Omit<Interaction, "id" | "memberId">;
export type RecordedSignal = Omit<Signal, "id" | "closedOn">;

export function replyOf(row: Prisma.ReplyModel): ReplyRow {
  const { workspaceId: _workspace, createdAt: _createdAt, reading, state, at, ...facts } = row;
  const versionAt = (row.versionAt ?? at).getTime();
  return {
    ...facts,
    reading: reading === null ? null : { ...NO_CHANGES, ...(reading as KeptReading) },
    state: state as ReplyState,
    at: at.getTime(),
    versionAt,
  };
}

const RESTATE = statement("replies/restate-signal");

export const createReplyRepository = (db: Db, sql: Sql) => ({
  async byId(workspaceId: string, id: string): Promise<ReplyRow | null> {
    const row = await db.reply.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
    return row && replyOf(row);
  },

  /** What some members said in a span and did not take back, oldest first. */
  async between(
    workspaceId: string,
    memberIds: string[],
    from: Instant,
    to: Instant,
  ): Promise<ReplyRow[]> {
    const rows = await db.reply.findMany({
      where: {
        workspaceId,
        memberId: { in: memberIds },
        at: { gte: new Date(from), lte: new Date(to) },
        state: { not: "withdrawn" },
      },
      orderBy: [{ at: "asc" }, { id: "asc" }],
    });
    return rows.map(replyOf);
  },

  /** Throws where the message is recorded already. */
  async add(workspaceId: string, reply: ReplyRow): Promise<void> {
    await db.reply.createMany({ data: [{ ...columnsOf(reply), workspaceId }] });
  },

  /** Notes when the version that stands was written. */
  async stands(workspaceId: string, id: string, versionAt: Instant): Promise<void> {
    const where = { workspaceId, id };
    await db.reply.updateMany({ where, data: { versionAt: new Date(versionAt) } });
  },

  /**
   * Writes a later reading of a reply, whose `revision` is the new one; its former records must be withdrawn by
   * `withdrawRecords`. False when the revision before no longer stands.
   */
  async revise(workspaceId: string, reply: ReplyRow): Promise<boolean> {
    const { id, revision } = reply;
    const { count } = await db.reply.updateMany({
      where: { workspaceId, id, revision: revision - 1 },
      data: columnsOf(reply),
    });
    return count === 1;
  },

  /** Takes a reply's records back; they stay as history. */
  async withdrawRecords(workspaceId: string, replyId: string, now: Instant): Promise<void> {
    await db.$executeRaw`
      WITH i AS (UPDATE interaction SET withdrawn_at = ${new Date(now)}
          WHERE workspace_id = ${workspaceId}::uuid AND reply_id = ${replyId}::uuid AND withdrawn_at IS NULL),
        s AS (UPDATE signal SET withdrawn_at = ${new Date(now)}
          WHERE workspace_id = ${workspaceId}::uuid AND reply_id = ${replyId}::uuid AND withdrawn_at IS NULL)
      UPDATE follow_up SET state = 'withdrawn'
      WHERE workspace_id = ${workspaceId}::uuid AND reply_id = ${replyId}::uuid AND state = 'open'`;
  },

  /** Records what a reply reported: interactions and signals, once a revision. */
  async record(
    workspaceId: string,
    reply: Pick<ReplyRow, "id" | "memberId" | "revision">,
    interactions: RecordedInteraction[],
    signals: RecordedSignal[],
  ): Promise<void> {
    const origin = { workspaceId, replyId: reply.id, revision: reply.revision };
    const mark = (index: number) => `r:${reply.id}:${reply.revision}:${index}`;
    const touches = interactions.map(({ at, ...facts }, index) => ({
      ...facts,
      ...origin,
      memberId: reply.memberId,
      at: new Date(at),
      fingerprint: mark(index),
    }));
    if (touches.length > 0) {
      await db.interaction.createMany({ data: touches, skipDuplicates: true });
    }
    const taught = signals.map(({ at, dueOn, ...facts }, index) => ({
      ...facts,
      ...origin,
      id: newId(),
      at: new Date(at),
      dueOn: dueOn ? dateOf(dueOn) : null,
      fingerprint: mark(index),
    }));
    if (taught.length === 0) return;
    const stood = reply.revision === 0 ? [] : await formerSignals(db, workspaceId, reply);
    const kept = pairSame(taught, stood);
    const fresh = taught.filter((one) => !kept.has(one));
    if (fresh.length > 0) await db.signal.createMany({ data: fresh, skipDuplicates: true });
    for (const [now, former] of kept) await sql(RESTATE, restated(workspaceId, former.id, now));
  },
});

/** What the reading before recorded, which `withdrawRecords` has just taken back. */
const formerSignals = (
  db: Db,
  workspaceId: string,
  { id, revision }: Pick<ReplyRow, "id" | "revision">,
) =>
  db.signal.findMany({
    where: { workspaceId, replyId: id, revision: revision - 1 },
    select: { id: true, kind: true, quote: true },
    orderBy: { id: "asc" },
  });

type Told = { kind: string; quote: string };

/** Which of the new signals are an earlier one, told better: of the same kind and words, else the only one of its kind on both sides. */
function pairSame<Now extends Told, Former extends Told>(
  now: Now[],
  former: Former[],
): Map<Now, Former> {
  const pairs = new Map<Now, Former>();
  const left = new Set(former);
  const pair = (one: Now, other: Former | undefined) => {
    if (!other) return;
    pairs.set(one, other);
    left.delete(other);
  };
  for (const one of now)
    pair(
      one,
      [...left].find(({ kind, quote }) => kind === one.kind && quote === one.quote),
    );
  const unpaired = now.filter((one) => !pairs.has(one));
  for (const one of unpaired) {
    const rivals = unpaired.filter(({ kind }) => kind === one.kind);
    const others = [...left].filter(({ kind }) => kind === one.kind);
    if (rivals.length === 1 && others.length === 1) pair(one, others[0]);
  }
  return pairs;
}

const restated = (
  workspaceId: string,
  id: string,
  now: Told & {
    customerId: string;
    contactId: string | null;
    by: string | null;
    at: Date;
    dueOn: Date | null;
    revision: number;
    fingerprint: string;
  },
) => {
  const { customerId, contactId, kind, quote, by, at, dueOn, revision, fingerprint } = now;
  const day = dueOn && dayOf(dueOn);
  return [
    workspaceId,
    id,
    newId(),
    customerId,
    contactId,
    kind,
    quote,
    by,
    at,
    day,
    revision,
    fingerprint,
  ];
};

/** What a reading of an earlier version does not have. */
const NO_CHANGES = { updates: [], people: [], customerNews: [] };

const columnsOf = ({ at, versionAt, reading, ...facts }: ReplyRow) => ({
  ...facts,
  at: new Date(at),
  versionAt: new Date(versionAt),
  reading: reading ?? Prisma.JsonNull,
});
