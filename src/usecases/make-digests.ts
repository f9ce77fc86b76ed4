import { addDays, mondayOf, toInstant, toLocalDate, weekOf } from "../engine/calendar.ts";
import { digestOf } from "../engine/digest.ts";
import { DAY_MS, type Instant, type LocalTime, type Week } from "../engine/time.ts";
import type { MemberRow } from "../store/members.ts";
import type { TeamRow } from "../store/teams.ts";
import type { WorkspaceRow } from "../store/workspaces.ts";
import { digestCard } from "../views/digest-card.ts";
import { type House, timeIn } from "./house.ts";
import { placeOf } from "./place-of.ts";

/** A team's week is told on Friday at three, in the manager's zone: late enough to be the week, early enough to thank somebody. */
const DIGEST_WEEKDAY = 5;
const DIGEST_TIME: LocalTime = "15:00";
/** A digest that an outage made later than this is left out; the next one tells what counts. */
const TOO_LATE_MS = 3 * DAY_MS;

/** Makes and hands out every team's digest that is due. Each team's week is told once. Returns how many were made. */
export async function makeDigests(house: House, workspace: WorkspaceRow): Promise<number> {
  const { members, teams } = house.store;
  const now = timeIn(house, workspace);
  const everyone = await members.list(workspace.id);
  const managers = everyone.filter(
    (one) => one.state !== "removed" && everyone.some((other) => other.managerId === one.id),
  );
  const due = managers.flatMap((manager) => {
    const week = weekDue(manager, now);
    return week === null ? [] : [{ manager, week }];
  });
  if (due.length === 0) return 0;
  let made = 0;
  for (const [week, group] of Map.groupBy(due, (one) => one.week)) {
    const told = await house.store.digests.teamsWith(workspace.id, week);
    const coached = await house.store.nudges.nudgedMembers(workspace.id, week);
    for (const { manager } of group) {
      const team = await teams.obtain(workspace.id, manager.id, `${manager.name}'s team`);
      // A week in which nobody of the team was coached yet has nothing to tell.
      const isCoached = everyone.some((one) => one.managerId === manager.id && coached.has(one.id));
      if (told.has(team.id) || !isCoached) continue;
      if (await makeDigest(house, workspace, manager, team, week, now)) made++;
    }
  }
  if (made > 0) house.wake("outbox");
  return made;
}

/** The week whose digest has come due and is not too late, in the manager's zone; null when none is. */
function weekDue(manager: MemberRow, now: Instant): Week | null {
  const today = toLocalDate(now, manager.timezone);
  for (const week of [weekOf(today), weekOf(addDays(today, -7))]) {
    const day = addDays(mondayOf(week), DIGEST_WEEKDAY - 1);
    const at = toInstant(day, DIGEST_TIME, manager.timezone);
    if (at <= now && now - at < TOO_LATE_MS) return week;
  }
  return null;
}

async function makeDigest(
  house: House,
  workspace: WorkspaceRow,
  manager: MemberRow,
  team: TeamRow,
  week: Week,
  now: Instant,
): Promise<boolean> {
  const { customers, members, portfolios } = house.store;
  const reports = (await members.list(workspace.id)).filter((one) => one.managerId === manager.id);
  const ids = await customers.ownedBy(
    workspace.id,
    reports.map((one) => one.id),
  );
  const portfolio = await portfolios.load(workspace.id, now, { customerIds: ids });
  const facts = digestOf(portfolio, manager.id, week, now);
  const place = await digestPlace(house, workspace, manager, team);
  return house.store.atomically(async (shelves) => {
    if (!(await shelves.digests.keep(workspace.id, team.id, week, facts))) return false;
    if (!place) return true;
    return shelves.deliveries.add(workspace.id, {
      key: `digest:${team.id}:${week}`,
      kind: "digest",
      ...place,
      card: digestCard(facts),
    });
  });
}

/** The team's channel where its platform is connected, else the manager's own chat; null when there is neither. */
async function digestPlace(
  house: House,
  workspace: WorkspaceRow,
  manager: MemberRow,
  team: TeamRow,
): Promise<{ platform: string; address: string } | null> {
  const connected = await house.store.installations.platformsOf(workspace.id);
  if (team.platform && team.address && connected.includes(team.platform)) {
    return { platform: team.platform, address: team.address };
  }
  return placeOf(house, workspace, manager.id);
}
