import type { Instant, LocalDate } from "../../engine/model/time.ts";
import { type Db, dateOf, dayOf } from "../connection/db.ts";
import type { Prisma } from "../generated/client.ts";
import type { ReplyRow } from "./replies.ts";

/** An if-then plan, to be followed up once. */
export type FollowUpPlan = {
  customerId: string;
  /** the person there whom it is about */
  contactId: string | null;
  plannedOn: LocalDate | null;
  trigger: string | null;
  dueAt: Instant;
};

/** An if-then plan whose moment has come. */
export type FollowUpRow = FollowUpPlan & { id: string; memberId: string; replyId: string };

const followUpOf = (row: Prisma.FollowUpModel): FollowUpRow => ({
  ...row,
  plannedOn: row.plannedOn && dayOf(row.plannedOn),
  dueAt: row.dueAt.getTime(),
});

export const createFollowUpRepository = (db: Db) => ({
  async keep(workspaceId: string, reply: Pick<ReplyRow, "id" | "memberId">, plan: FollowUpPlan) {
    const whose = { workspaceId, replyId: reply.id, memberId: reply.memberId };
    const plannedOn = plan.plannedOn && dateOf(plan.plannedOn);
    const row = { ...whose, ...plan, plannedOn, dueAt: new Date(plan.dueAt), state: "open" };
    const { count } = await db.followUp.createMany({ data: [row], skipDuplicates: true });
    if (count > 0) return;
    // A better reading of the same reply: asked about once, unless it is another plan now.
    const { workspaceId: _workspace, replyId: _reply, ...data } = row;
    const { customerId } = plan;
    await db.followUp.updateMany({
      where: {
        workspaceId,
        replyId: reply.id,
        OR: [{ state: "withdrawn" }, { NOT: { customerId, plannedOn } }],
      },
      data,
    });
  },

  async due(workspaceId: string, now: Instant, limit: number): Promise<FollowUpRow[]> {
    const rows = await db.followUp.findMany({
      where: { workspaceId, state: "open", dueAt: { lte: new Date(now) } },
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      take: limit,
    });
    return rows.map(followUpOf);
  },

  /** Ends an open plan: followed up, done by the rep, or dropped. False when another ended it. */
  async end(workspaceId: string, id: string, state: "followed" | "done" | "dropped") {
    const { count } = await db.followUp.updateMany({
      where: { workspaceId, id, state: "open" },
      data: { state },
    });
    return count === 1;
  },

  /** The rep touched the customer: what was planned for it is done. */
  async doneFor(workspaceId: string, memberId: string, customerId: string): Promise<void> {
    await db.followUp.updateMany({
      where: { workspaceId, memberId, customerId, state: "open" },
      data: { state: "done" },
    });
  },

  async postpone(workspaceId: string, id: string, until: Instant): Promise<void> {
    await db.followUp.updateMany({
      where: { workspaceId, id, state: "open" },
      data: { dueAt: new Date(until) },
    });
  },
});
