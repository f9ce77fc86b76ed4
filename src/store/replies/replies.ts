import type { Interaction } from "../../engine/model/interaction.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import type { Signal } from "../../engine/model/signal.ts";
import type { Instant } from "../../engine/model/time.ts";
import { type Db, dateOf } from "../connection/db.ts";
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
  reading: Reading | null;
  reader: string;
  revision: number;
  state: ReplyState;
  at: Instant;
  /** when the version that stands was written: the message itself, its last edit, or its removal */
  versionAt: Instant;
};

export type NewReply = Omit<ReplyRow, "id" | "revision" | "versionAt"> & { versionAt?: Instant };

/** What a reading of a reply becomes in the books. Ids are the store's. */
export type RecordedInteraction = Omit<Interaction, "id" | "memberId">;
export type RecordedSignal = Omit<Signal, "id" | "closedOn">;

const replyOf = (row: Prisma.ReplyModel): ReplyRow => ({
  id: row.id,
  memberId: row.memberId,
  nudgeId: row.nudgeId,
  platform: row.platform,
  conversation: row.conversation,
  message: row.message,
  thread: row.thread,
  text: row.text,
  reading: row.reading as Reading | null,
  reader: row.reader,
  revision: row.revision,
  state: row.state as ReplyState,
  at: row.at.getTime(),
  versionAt: (row.versionAt ?? row.at).getTime(),
});

export const createReplyRepository = (db: Db) => ({
  async byId(workspaceId: string, id: string): Promise<ReplyRow | null> {
    const row = await db.reply.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
    return row && replyOf(row);
  },

  async byMessage(
    workspaceId: string,
    platform: string,
    conversation: string,
    message: string,
  ): Promise<ReplyRow | null> {
    const row = await db.reply.findUnique({
      where: {
        workspaceId_platform_conversation_message: {
          workspaceId,
          platform,
          conversation,
          message,
        },
      },
    });
    return row && replyOf(row);
  },

  /** The newest reply of a member in some states since an instant. */
  async latestOf(
    workspaceId: string,
    memberId: string,
    since: Instant,
    states: ReplyState[],
  ): Promise<ReplyRow | null> {
    const row = await db.reply.findFirst({
      where: { workspaceId, memberId, at: { gte: new Date(since) }, state: { in: states } },
      orderBy: [{ at: "desc" }, { id: "desc" }],
    });
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

  /** The member's newest reply since an instant that told of a touch or a plan, which still stand. */
  async latestTold(
    workspaceId: string,
    memberId: string,
    since: Instant,
  ): Promise<ReplyRow | null> {
    const row = await db.reply.findFirst({
      where: {
        workspaceId,
        memberId,
        at: { gte: new Date(since) },
        OR: [{ interactions: { some: { withdrawnAt: null } } }, { followUps: { some: {} } }],
      },
      orderBy: [{ at: "desc" }, { id: "desc" }],
    });
    return row && replyOf(row);
  },

  /** Whether a reply only added to what an earlier one told: it taught something, and told of no touch of its own. */
  async isAddition(workspaceId: string, id: string): Promise<boolean> {
    const of = { where: { workspaceId, replyId: id } };
    return (await db.signal.count(of)) > 0 && (await db.interaction.count(of)) === 0;
  },

  /** Whether a nudge was replied to before, whatever became of that reply. */
  async isReplied(workspaceId: string, nudgeId: string): Promise<boolean> {
    return (
      (await db.reply.findFirst({ where: { workspaceId, nudgeId }, select: { id: true } })) !== null
    );
  },

  async add(workspaceId: string, reply: NewReply): Promise<ReplyRow> {
    const { at, versionAt = at, reading, ...facts } = reply;
    const row = await db.reply.create({
      data: {
        ...facts,
        workspaceId,
        at: new Date(at),
        versionAt: new Date(versionAt),
        reading: reading ?? Prisma.JsonNull,
      },
    });
    return replyOf(row);
  },

  /** Notes when the version that stands was written. */
  async stands(workspaceId: string, id: string, versionAt: Instant): Promise<void> {
    const where = { workspaceId_id: { workspaceId, id } };
    await db.reply.update({ where, data: { versionAt: new Date(versionAt) } });
  },

  /** Writes a later reading of the same reply and returns it; its former records must be withdrawn by `withdrawRecords`. */
  async revise(
    workspaceId: string,
    id: string,
    change: { text?: string; reading: Reading | null; reader?: string; state: ReplyState },
  ): Promise<ReplyRow> {
    const row = await db.reply.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: {
        ...change,
        reading: change.reading ?? Prisma.JsonNull,
        revision: { increment: 1 },
      },
    });
    return replyOf(row);
  },

  /** Takes a reply's records back; they stay as history. Returns the ids of the interactions taken back. */
  async withdrawRecords(workspaceId: string, replyId: string, now: Instant): Promise<string[]> {
    const where = { workspaceId, replyId, withdrawnAt: null };
    const data = { withdrawnAt: new Date(now) };
    const taken = await db.interaction.updateManyAndReturn({ where, data, select: { id: true } });
    await db.signal.updateMany({ where, data });
    await db.followUp.deleteMany({ where: { workspaceId, replyId } });
    return taken.map((row) => row.id);
  },

  /** Books what a reply told: interactions and signals, once a revision. */
  async record(
    workspaceId: string,
    reply: ReplyRow,
    interactions: RecordedInteraction[],
    signals: RecordedSignal[],
  ): Promise<void> {
    const origin = { workspaceId, replyId: reply.id, revision: reply.revision };
    const mark = (index: number) => `r:${reply.id}:${reply.revision}:${index}`;
    await db.interaction.createMany({
      data: interactions.map(({ at, ...facts }, index) => ({
        ...facts,
        ...origin,
        memberId: reply.memberId,
        at: new Date(at),
        fingerprint: mark(index),
      })),
      skipDuplicates: true,
    });
    await db.signal.createMany({
      data: signals.map(({ at, dueOn, ...facts }, index) => ({
        ...facts,
        ...origin,
        at: new Date(at),
        dueOn: dueOn && dateOf(dueOn),
        fingerprint: mark(index),
      })),
      skipDuplicates: true,
    });
  },
});
