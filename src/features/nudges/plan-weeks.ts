import {
  addWeeks,
  slotTime,
  toInstant,
  toLocalDate,
  weekOf,
  weekStart,
} from "../../engine/model/calendar.ts";
import { isPaused } from "../../engine/model/may-send.ts";
import { DAY_MS, HOUR_MS, type Instant, type Week } from "../../engine/model/time.ts";
import { planWeekInSteps } from "../../engine/choose/week-plan.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { MemberToPlan, NextLook } from "../../store/nudges/planning.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { runCooperatively } from "./run-cooperatively.ts";
import { type AppContext, workspaceTime } from "../../app/context.ts";
import { withTime } from "./slot-times.ts";

/** A member's week is planned when its first slot is this near. */
const PLAN_AHEAD_MS = 2 * HOUR_MS;
/**
 * Who is due so soon is planned along, once their own week has begun: a plan is made of the whole portfolio, whomever it
 * is for, so that a workspace's portfolio is read once a morning for each part of the world.
 */
const PLAN_ALONG_MS = 6 * HOUR_MS;
/** Members whose plans are stored in one transaction. */
const MEMBERS_AT_A_TIME = 500;
const WEEK_MS = 7 * DAY_MS;
/** Digests go out from Friday on; a nudge planned this late in the week may come after them. */
const LATE_IN_A_WEEK_MS = 3 * DAY_MS;

/**
 * Plans the week of every member whose first slot is near or past and who has no plan yet. Any instance may do it at
 * any time: the first to keep a member's week wins. Returns how many members were planned.
 */
export async function planWeeks(app: AppContext, workspace: WorkspaceRow): Promise<number> {
  const { planning } = app.store;
  const now = workspaceTime(app, workspace);
  const soon = await planning.due(workspace.id, now + PLAN_ALONG_MS);
  if (!soon.some(({ planDueAt }) => planDueAt === null || planDueAt <= now)) return 0;
  const [toPlan, toLeave] = partition(soon, ({ member }) => isToPlan(member, now));
  await lookAgain(app, workspace, toLeave.map(nextLook(now, "open")));
  let planned = 0;
  for (const [week, members] of Map.groupBy(toPlan, ({ member }) => weekIn(member, now))) {
    const ids = members.map(({ member }) => member.id);
    const done = await planning.planned(workspace.id, week, ids);
    const [planNow, planBefore] = partition(members, ({ member }) => !done.has(member.id));
    await lookAgain(app, workspace, planBefore.map(nextLook(now, "planned")));
    if (planNow.length > 0) planned += await planFor(app, workspace, week, planNow, now);
  }
  return planned;
}

/** Plans and keeps a week of some members, and says when to look at them for the next one. */
async function planFor(
  app: AppContext,
  workspace: WorkspaceRow,
  week: Week,
  members: MemberToPlan[],
  now: Instant,
): Promise<number> {
  const portfolio = await app.store.portfolios.load(workspace.id, now, { forPlanning: true });
  const plays = await app.store.plays.inUse(workspace.id);
  const memberIds = members.map(({ member }) => member.id);
  const plan = await runCooperatively(planWeekInSteps(portfolio, week, { memberIds, plays }));
  const nudgesOf = Map.groupBy(plan.nudges, (nudge) => nudge.memberId);
  const waiting = new Map(plan.waiting.map((one) => [one.memberId, one.customers]));
  await app.store.riskModels.keep(workspace.id, plan.quietRisk, now);
  const silent = new Map(plan.silent.map((one) => [one.memberId, one.lastNudgeId]));
  let kept = 0;
  for (const some of inChunks(members, MEMBERS_AT_A_TIME)) {
    const looks = some.map(nextLook(now, "planned"));
    const weeks = looks.map((look) => ({
      ...look,
      waiting: waiting.get(look.memberId) ?? 0,
      silentSince: silent.get(look.memberId) ?? null,
    }));
    const nudges = some.flatMap(({ member }) =>
      (nudgesOf.get(member.id) ?? []).flatMap((nudge) => withTime(nudge, member, now)),
    );
    kept += await app.store.planning.keep(workspace.id, week, weeks, nudges);
  }
  // Planned late, after an outage: a digest that found nothing to tell may have something now.
  const isLate = now - weekStart(week, "UTC") > LATE_IN_A_WEEK_MS;
  if (kept > 0 && isLate) await app.store.digests.lookNow(workspace.id);
  return kept;
}

async function lookAgain(
  app: AppContext,
  workspace: WorkspaceRow,
  looks: NextLook[],
): Promise<void> {
  for (const some of inChunks(looks, MEMBERS_AT_A_TIME)) {
    await app.store.planning.lookAgain(workspace.id, some);
  }
}

/** Whether a member's week is planned now: there, and the first slot near or past, or soon in a week that has begun. */
function isToPlan(member: MemberRow, now: Instant): boolean {
  if (isPaused(member, now)) return false;
  const week = weekIn(member, now);
  const first = slotTime(week, 1, member, member.nudgeTime ?? undefined);
  if (first === null) return false;
  const dueAt = first - PLAN_AHEAD_MS;
  return dueAt <= now || (dueAt <= now + PLAN_ALONG_MS && weekStart(week, member.timezone) <= now);
}

/**
 * When a member is to be looked at again: two hours before the next first slot that is not planned, at the end of a
 * pause, and after a week at the latest. What a member changes sooner is looked at at once.
 */
function nextLook(now: Instant, thisWeek: "planned" | "open") {
  return ({ member, version }: MemberToPlan): NextLook => {
    const looks = [now + WEEK_MS];
    const week = weekIn(member, now);
    const next = addWeeks(week, 1);
    for (const one of thisWeek === "planned" ? [next] : [week, next]) {
      const first = slotTime(one, 1, member, member.nudgeTime ?? undefined);
      if (first !== null && first - PLAN_AHEAD_MS > now) looks.push(first - PLAN_AHEAD_MS);
    }
    if (isPaused(member, now) && member.pausedUntil !== null) {
      looks.push(toInstant(member.pausedUntil, "00:00", member.timezone));
    }
    return { memberId: member.id, version, at: Math.min(...looks) };
  };
}

/** The week that a member is in, or, late on Sunday before a Monday's slot, the one that is about to begin. */
function weekIn(member: MemberRow, now: Instant): Week {
  return weekOf(toLocalDate(now + PLAN_AHEAD_MS, member.timezone));
}

function partition<T>(all: T[], is: (one: T) => boolean): [T[], T[]] {
  return [all.filter(is), all.filter((one) => !is(one))];
}

function* inChunks<T>(all: T[], size: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}
