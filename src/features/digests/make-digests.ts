import type { Block } from "../../chat/view.ts";
import {
  addDays,
  addWeeks,
  isWorkingDay,
  mondayOf,
  toInstant,
  toLocalDate,
  weekOf,
} from "../../engine/model/calendar.ts";
import { isPaused } from "../../engine/model/may-send.ts";
import { digestOf } from "../../engine/digest/digest.ts";
import { DAY_MS, type Instant, type LocalTime, type Week } from "../../engine/model/time.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { TeamRow } from "../../store/teams/teams.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { digestCard, type DigestReaders } from "./digest-card.view.ts";
import { type AppContext, workspaceTime } from "../../app/context.ts";
import { trialSummary } from "./trial-summary.ts";
import { placeOf } from "../people/place-of.ts";

/** A team's week is reported on Friday at three, in the manager's zone: late enough to be the week, early enough to thank somebody. */
const DIGEST_WEEKDAY = 5;
const DIGEST_TIME: LocalTime = "15:00";
/** A digest that an outage made later than this is left out; the next one tells what counts. */
const TOO_LATE_MS = 3 * DAY_MS;
/** A team whose members got a nudge in this or the weeks before is coached, also where all of them have fallen silent. */
const COACHED_WITHIN_WEEKS = 8;
/** A workspace is looked at so often whatever happens; sooner when its people change (a trigger says so). */
const LOOK_AT_LEAST_MS = 7 * DAY_MS;

/** Makes and hands out every team's digest that is due. Each team's week is reported once. Returns how many were made. */
export async function makeDigests(app: AppContext, workspace: WorkspaceRow): Promise<number> {
  const { digests, members, teams } = app.store;
  const now = workspaceTime(app, workspace);
  const version = await digests.version(workspace.id);
  const managers = await members.managers(workspace.id);
  const due = managers.flatMap((manager) => {
    const week = weekDue(manager, now);
    return week === null ? [] : [{ manager, week }];
  });
  let made = 0;
  for (const [week, group] of Map.groupBy(due, (one) => one.week)) {
    const teamOf = await members.reportsOf(
      workspace.id,
      group.map(({ manager }) => manager.id),
    );
    const everyone = [...teamOf.values()].flat();
    const coached = new Set<string>();
    for (let back = 0; back < COACHED_WITHIN_WEEKS; back++) {
      const lately = await app.store.nudges.nudgedOf(workspace.id, addWeeks(week, -back), everyone);
      for (const id of lately) coached.add(id);
    }
    // Where nobody of the team is coached there is nothing to tell; a week that is planned later looks here again.
    const toTell = group.filter(({ manager }) =>
      teamOf.get(manager.id)?.some((id) => coached.has(id)),
    );
    if (toTell.length === 0) continue;
    const told = await digests.teamsWith(workspace.id, week);
    let learned: Block[] | null = null;
    for (const { manager } of toTell) {
      const team = await teams.obtain(workspace.id, manager.id, `${manager.name}'s team`);
      if (told.has(team.id)) continue;
      const reports = teamOf.get(manager.id) ?? [];
      learned ??= await trialSummary(app, workspace, week, now);
      const digest = { manager, team, reports, learned };
      if (await makeDigest(app, workspace, digest, week, now)) made++;
    }
  }
  const next = Math.min(now + LOOK_AT_LEAST_MS, ...managers.map((one) => nextDigest(one, now)));
  await digests.lookAgain(workspace.id, version, next);
  if (made > 0) app.wake("outbox");
  return made;
}

/** When a manager's next digest is sent, as far as it is known. */
function nextDigest(manager: MemberRow, now: Instant): Instant {
  const week = weekOf(toLocalDate(now, manager.timezone));
  const times = [week, addWeeks(week, 1)].map((one) => digestTime(one, manager));
  return times.find((at) => at !== null && at > now) ?? now + LOOK_AT_LEAST_MS;
}

/**
 * Friday, or the last day before it on which the manager works: no digest on a public holiday or in an absence. Null for
 * a week that is all absence; the next digest tells it.
 */
function digestTime(week: Week, manager: MemberRow): Instant | null {
  for (let day = DIGEST_WEEKDAY - 1; day >= 0; day--) {
    const date = addDays(mondayOf(week), day);
    const at = toInstant(date, DIGEST_TIME, manager.timezone);
    if (isWorkingDay(date, manager) && !isPaused(manager, at)) return at;
  }
  return null;
}

/** The week whose digest has come due and is not too late, in the manager's zone; null when none is. */
function weekDue(manager: MemberRow, now: Instant): Week | null {
  const today = toLocalDate(now, manager.timezone);
  for (const week of [weekOf(today), weekOf(addDays(today, -7))]) {
    const at = digestTime(week, manager);
    if (at !== null && at <= now && now - at < TOO_LATE_MS) return week;
  }
  return null;
}

/** Whose digest it is, who reports to them, and what nudges have taught the whole workspace. */
type ToTell = { manager: MemberRow; team: TeamRow; reports: string[]; learned: Block[] };

async function makeDigest(
  app: AppContext,
  workspace: WorkspaceRow,
  { manager, team, reports, learned }: ToTell,
  week: Week,
  now: Instant,
): Promise<boolean> {
  const { customers, portfolios } = app.store;
  const before = await app.store.digests.toldUntil(workspace.id, team.id);
  const monday = mondayOf(week);
  const last = before === null ? monday : toLocalDate(before, manager.timezone);
  const ids = await customers.ownedBy(workspace.id, reports, last < monday ? last : monday);
  const portfolio = await portfolios.load(workspace.id, now, { customerIds: ids });
  const spokenAt = await portfolios.spokenAt(workspace.id);
  const facts = digestOf({ ...portfolio, spokenAt }, manager.id, week, now, before);
  const found = await digestPlace(app, workspace, manager, team);
  return app.store.transaction(async (tx) => {
    if (!(await tx.digests.keep(workspace.id, team.id, week, facts))) return false;
    if (!found) return true;
    const { readers, ...place } = found;
    return tx.deliveries.add(workspace.id, {
      key: `digest:${team.id}:${week}`,
      kind: "digest",
      ...place,
      card: digestCard(facts, learned, readers),
    });
  });
}

/** The team's channel where its platform is connected, else the manager's own chat; null when there is neither. */
async function digestPlace(
  app: AppContext,
  workspace: WorkspaceRow,
  manager: MemberRow,
  team: TeamRow,
): Promise<{ platform: string; address: string; readers: DigestReaders } | null> {
  const connected = await app.store.installations.platformsOf(workspace.id);
  if (team.platform && team.address && connected.includes(team.platform)) {
    return { platform: team.platform, address: team.address, readers: "channel" };
  }
  const own = await placeOf(app, workspace, manager.id);
  return own && { ...own, readers: "manager" };
}
