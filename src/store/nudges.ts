import type { NudgeState } from "../engine/nudge.ts";
import type { Instant, LocalDate, Week } from "../engine/time.ts";
import type { PlannedNudge } from "../engine/week-plan.ts";
import { type Db, dateOf } from "./db.ts";
import { nudgeOf, type NudgeRow } from "./nudge-row.ts";

/** A planned nudge with the wall time of its slot. */
export type NudgeToKeep = PlannedNudge & { localAt: string; dueAt: Instant };

export const nudgesIn = (db: Db) => ({
  async byId(workspaceId: string, id: string): Promise<NudgeRow | null> {
    const row = await db.nudge.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
    return row && nudgeOf(row);
  },

  async ofWeek(workspaceId: string, memberId: string, week: Week): Promise<NudgeRow[]> {
    const rows = await db.nudge.findMany({
      where: { workspaceId, memberId, week },
      orderBy: { slot: "asc" },
    });
    return rows.map(nudgeOf);
  },

  /** The nudges that a member has been sent and not closed, newest first. */
  async openOf(workspaceId: string, memberId: string, since: Instant): Promise<NudgeRow[]> {
    const rows = await db.nudge.findMany({
      where: { workspaceId, memberId, state: "sent", sentAt: { gte: new Date(since) } },
      orderBy: { sentAt: "desc" },
      take: 10,
    });
    return rows.map(nudgeOf);
  },

  /** The nudge that a member was sent last, closed or not. */
  async latestOf(workspaceId: string, memberId: string, since: Instant): Promise<NudgeRow | null> {
    const row = await db.nudge.findFirst({
      where: { workspaceId, memberId, sentAt: { gte: new Date(since) } },
      orderBy: { sentAt: "desc" },
    });
    return row && nudgeOf(row);
  },

  /**
   * How many messages the coach itself started for a member since an instant, by the workspace's clock: nudges sent and
   * plans followed up. Answers are not counted.
   */
  async startedSince(workspaceId: string, memberId: string, since: Instant): Promise<number> {
    const from = { gte: new Date(since) };
    const sent = await db.nudge.count({ where: { workspaceId, memberId, sentAt: from } });
    const followed = await db.intention.count({
      where: { workspaceId, memberId, state: "followed", followUpAt: from },
    });
    return sent + followed;
  },

  /** Members who have at least one nudge in a week, whatever became of it. */
  async nudgedMembers(workspaceId: string, week: Week): Promise<Set<string>> {
    const rows = await db.nudge.findMany({
      where: { workspaceId, week },
      select: { memberId: true },
      distinct: ["memberId"],
    });
    return new Set(rows.map((row) => row.memberId));
  },

  async waitingIn(workspaceId: string, week: Week, memberIds: string[]): Promise<number> {
    const sum = await db.memberWeek.aggregate({
      where: { workspaceId, week, memberId: { in: memberIds } },
      _sum: { waiting: true },
    });
    return sum._sum.waiting ?? 0;
  },

  /**
   * Keeps a week's plan of some members: once. A member whose week another instance kept first is left as it is.
   * Returns the members whose week was kept by this call.
   */
  async keepPlan(
    workspaceId: string,
    week: Week,
    members: { memberId: string; waiting: number }[],
    nudges: NudgeToKeep[],
  ): Promise<string[]> {
    const kept = await db.memberWeek.createManyAndReturn({
      data: members.map((member) => ({ workspaceId, week, ...member })),
      skipDuplicates: true,
      select: { memberId: true },
    });
    const mine = new Set(kept.map((row) => row.memberId));
    await db.nudge.createMany({
      data: nudges
        .filter((nudge) => mine.has(nudge.memberId))
        .map(({ withheld, localAt, dueAt, evidence, ...nudge }) => ({
          ...nudge,
          workspaceId,
          evidence,
          offered: [nudge.play],
          state: withheld ? "withheld" : "planned",
          localAt,
          dueAt: new Date(dueAt),
        })),
      skipDuplicates: true,
    });
    return [...mine];
  },

  /** Planned nudges whose slot has come, oldest first. */
  async due(workspaceId: string, now: Instant, limit: number): Promise<NudgeRow[]> {
    const rows = await db.nudge.findMany({
      where: { workspaceId, state: "planned", dueAt: { lte: new Date(now) } },
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      take: limit,
    });
    return rows.map(nudgeOf);
  },

  /** Closes or moves on a nudge, if it still is in one of the states `from`. False when it was not. */
  async advance(
    workspaceId: string,
    id: string,
    from: NudgeState[],
    to: NudgeState,
    more: {
      sentAt?: Instant;
      answeredAt?: Instant;
      snoozedUntil?: LocalDate;
      outcome?: string;
    } = {},
  ): Promise<boolean> {
    const { count } = await db.nudge.updateMany({
      where: { workspaceId, id, state: { in: from } },
      data: {
        state: to,
        ...(more.sentAt !== undefined && { sentAt: new Date(more.sentAt) }),
        ...(more.answeredAt !== undefined && { answeredAt: new Date(more.answeredAt) }),
        ...(more.snoozedUntil !== undefined && { snoozedUntil: dateOf(more.snoozedUntil) }),
        ...(more.outcome !== undefined && { outcome: more.outcome }),
      },
    });
    return count === 1;
  },

  /** Opens the nudges again that a member's reply of an instant had answered or passed on. */
  async reopen(workspaceId: string, memberId: string, answeredAt: Instant): Promise<void> {
    const closed = { state: { in: ["answered", "skipped"] }, answeredAt: new Date(answeredAt) };
    await db.nudge.updateMany({
      where: { workspaceId, memberId, ...closed },
      data: { state: "sent", answeredAt: null, outcome: null },
    });
  },

  /** Puts another play in a nudge's place. */
  async reword(workspaceId: string, id: string, idea: PlannedNudge, offered: string[]) {
    const { play, aim, contactId, reason, evidence, action, question, whyNow, whyNotNext } = idea;
    await db.nudge.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: {
        play,
        aim,
        contactId,
        reason,
        evidence,
        action,
        question,
        whyNow,
        whyNotNext,
        situation: idea.situation,
        offered,
      },
    });
  },

  /** Sent nudges that nobody answered since `before` become ignored. Returns how many. */
  async markIgnored(workspaceId: string, before: Instant): Promise<number> {
    const { count } = await db.nudge.updateMany({
      where: { workspaceId, state: "sent", sentAt: { lt: new Date(before) } },
      data: { state: "ignored" },
    });
    return count;
  },

  /** Nudges sent in a span that have no settled outcome yet. */
  async unsettled(workspaceId: string, before: Instant, limit: number): Promise<NudgeRow[]> {
    const rows = await db.nudge.findMany({
      where: {
        workspaceId,
        playEnd: null,
        state: { notIn: ["planned", "cancelled"] },
        dueAt: { lt: new Date(before) },
      },
      orderBy: { id: "asc" },
      take: limit,
    });
    return rows.map(nudgeOf);
  },

  async settle(
    workspaceId: string,
    nudge: NudgeRow,
    end: { answered: boolean; touched: boolean; strengthMoved: number | null; at: Instant },
  ): Promise<void> {
    const { at, ...facts } = end;
    await db.playOutcome.createMany({
      data: [
        {
          ...facts,
          workspaceId,
          nudgeId: nudge.id,
          play: nudge.play,
          situation: nudge.situation,
          withheld: nudge.state === "withheld",
          settledAt: new Date(at),
        },
      ],
      skipDuplicates: true,
    });
  },
});
