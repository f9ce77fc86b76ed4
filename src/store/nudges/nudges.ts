import type { NudgeState } from "../../engine/model/nudge.ts";
import type { Started } from "../../engine/model/may-send.ts";
import type { Instant, LocalDate, Week } from "../../engine/model/time.ts";
import type { PlannedNudge } from "../../engine/choose/week-plan.ts";
import { type Db, dateOf } from "../connection/db.ts";
import { nudgeOf, type NudgeRow } from "./nudge-row.ts";
import type { Sql } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";

const REMINDED = statement("nudges/reminded");
const NUDGED = statement("nudges/nudged");
const UNSETTLED = statement("nudges/unsettled");

export const createNudgeRepository = (db: Db, sql: Sql) => ({
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

  /** The messages that the coach itself started for a member since an instant: nudges, and plans and promises that it asked about. */
  async startedSince(workspaceId: string, memberId: string, since: Instant): Promise<Started[]> {
    const from = { gte: new Date(since) };
    const sent = await db.nudge.findMany({
      where: { workspaceId, memberId, sentAt: from },
      select: { sentAt: true, state: true },
    });
    const followed = await db.followUp.findMany({
      where: { workspaceId, memberId, state: "followed", dueAt: from },
      select: { dueAt: true },
    });
    const reminded = await sql<{ at: number }>(REMINDED, [workspaceId, memberId, new Date(since)]);
    return [
      ...reminded.map(({ at }) => ({ at, open: false })),
      ...sent.map(({ sentAt, state }) => ({ at: Number(sentAt), open: state === "sent" })),
      ...followed.map(({ dueAt }) => ({ at: Number(dueAt), open: false })),
    ];
  },

  /** Those of some members who have at least one nudge in a week, whatever became of it. */
  async nudgedOf(workspaceId: string, week: Week, memberIds: string[]): Promise<Set<string>> {
    const rows = await sql<{ id: string }>(NUDGED, [workspaceId, week, memberIds]);
    return new Set(rows.map((row) => row.id));
  },

  /** Closes or moves on a nudge, if it still is in one of the states `from`. False when it was not. */
  async advance(
    workspaceId: string,
    id: string,
    from: NudgeState[],
    to: NudgeState,
    more: { answeredAt?: Instant; snoozedUntil?: LocalDate; outcome?: string } = {},
  ): Promise<boolean> {
    const { count } = await db.nudge.updateMany({
      where: { workspaceId, id, state: { in: from } },
      data: {
        state: to,
        ...(more.answeredAt !== undefined && { answeredAt: new Date(more.answeredAt) }),
        ...(more.snoozedUntil !== undefined && { snoozedUntil: dateOf(more.snoozedUntil) }),
        ...(more.outcome !== undefined && { outcome: more.outcome }),
      },
    });
    return count === 1;
  },

  /** Opens a nudge again that was answered or passed on. */
  async reopen(workspaceId: string, id: string): Promise<void> {
    await db.nudge.updateMany({
      where: { workspaceId, id, state: { in: ["answered", "skipped"] } },
      data: { state: "sent", answeredAt: null, outcome: null },
    });
  },

  /** Puts another play in a nudge's place. */
  async reword(workspaceId: string, id: string, idea: PlannedNudge, offered: string[]) {
    const { memberId: _member, customerId: _customer, week: _week, slot: _slot, ...words } = idea;
    const { inExperiment: _drawn, withheld: _withheld, ...data } = words;
    await db.nudge.updateMany({ where: { workspaceId, id }, data: { ...data, offered } });
  },

  /** Sent nudges that nobody answered since `before` become ignored. Returns how many. */
  async markIgnored(workspaceId: string, before: Instant): Promise<number> {
    const { count } = await db.nudge.updateMany({
      where: { workspaceId, state: "sent", sentAt: { lt: new Date(before) } },
      data: { state: "ignored" },
    });
    return count;
  },

  /**
   * Nudges that have something to settle: a week after they were sent, or would have been, and again when the strength can
   * be known. Imported ones never have: nobody knows when they were sent.
   */
  async unsettled(
    workspaceId: string,
    now: Instant,
    afterDays: { touch: number; strength: number },
    limit: number,
  ): Promise<NudgeRow[]> {
    const { touch, strength } = afterDays;
    const values = [workspaceId, new Date(now), touch, strength, limit];
    const ids = await sql<{ id: string }>(UNSETTLED, values);
    const rows = await db.nudge.findMany({
      where: { workspaceId, id: { in: ids.map((row) => row.id) } },
      orderBy: { id: "asc" },
    });
    return rows.map(nudgeOf);
  },

  /** Members of whom nudges of a week were dropped because they were away, each as `member week`. */
  async awayIn(workspaceId: string, weeks: Week[]): Promise<Set<string>> {
    const rows = await db.nudge.findMany({
      where: {
        workspaceId,
        week: { in: weeks },
        state: "cancelled",
        outcome: { in: ["paused", "left", "week over", "no place"] },
      },
      select: { memberId: true, week: true },
    });
    return new Set(rows.map(({ memberId, week }) => `${memberId} ${week}`));
  },

  /** Writes down what followed a nudge; a later look takes the place of an earlier one. */
  async settle(
    workspaceId: string,
    nudge: NudgeRow,
    end: {
      answered: boolean;
      worth: number;
      touched: boolean;
      comparable: boolean;
      strengthMoved: number | null;
      at: Instant;
    },
  ): Promise<void> {
    const { at, ...told } = end;
    const { id: nudgeId, play, situation } = nudge;
    const withheld = nudge.state === "withheld";
    const facts = { ...told, play, situation, withheld, measuredAt: new Date(at) };
    const data = [{ ...facts, workspaceId, nudgeId }];
    const { count } = await db.playOutcome.createMany({ data, skipDuplicates: true });
    if (count === 1) return;
    await db.playOutcome.updateMany({ where: { workspaceId, nudgeId }, data: facts });
  },
});
