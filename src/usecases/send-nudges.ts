import {
  isWorkingTime,
  nextWorkingTime,
  toLocalDate,
  toLocalTime,
  weekOf,
  weekStart,
} from "../engine/calendar.ts";
import { DAY_MS, type Instant } from "../engine/time.ts";
import type { MemberRow } from "../store/members.ts";
import type { NudgeRow } from "../store/nudge-row.ts";
import type { WorkspaceRow } from "../store/workspaces.ts";
import { nudgeCard } from "../views/nudge-card.ts";
import { type House, timeIn } from "./house.ts";
import { placeOf } from "./place-of.ts";
import { isPaused } from "./presence.ts";

const NUDGES_AT_A_TIME = 200;
/** The bot starts at most so many messages for a member in a week, everything counted. */
export const MESSAGES_A_WEEK = 5;
/** A nudge that follows another waits until that one is answered or a day old. */
const ONE_AT_A_TIME_MS = DAY_MS;

/** Hands out the nudges whose slot has come. Everything that held when they were planned is looked at again. Returns how many went out. */
export async function sendNudges(house: House, workspace: WorkspaceRow): Promise<number> {
  const now = timeIn(house, workspace);
  const due = await house.store.nudges.due(workspace.id, now, NUDGES_AT_A_TIME);
  let sent = 0;
  for (const nudge of due) {
    if (await sendNudge(house, workspace, nudge, now)) sent++;
  }
  if (sent > 0) house.wake("outbox");
  return sent;
}

async function sendNudge(
  house: House,
  workspace: WorkspaceRow,
  nudge: NudgeRow,
  now: Instant,
): Promise<boolean> {
  const { nudges, members, portfolios } = house.store;
  const member = await members.byId(workspace.id, nudge.memberId);
  const obstacle = member ? await obstacleTo(house, workspace, nudge, member, now) : "left";
  if (!member || obstacle === "left") {
    await nudges.advance(workspace.id, nudge.id, ["planned"], "cancelled", { outcome: "left" });
    return false;
  }
  if (obstacle !== null && typeof obstacle === "object") {
    const localAt = `${toLocalDate(obstacle.at, member.timezone)}T${toLocalTime(obstacle.at, member.timezone)}`;
    await nudges.postpone(workspace.id, nudge.id, localAt, obstacle.at);
    return false;
  }
  if (obstacle !== null) {
    const outcome = obstacle;
    await nudges.advance(workspace.id, nudge.id, ["planned"], "cancelled", { outcome });
    return false;
  }
  const place = await placeOf(house, workspace, member.id);
  const [customer] = await portfolios.names(workspace.id, [nudge.customerId], member, "all");
  if (!place || !customer) {
    const outcome = place ? "no longer theirs" : "no place";
    await nudges.advance(workspace.id, nudge.id, ["planned"], "cancelled", { outcome });
    return false;
  }
  const contact = customer.contacts.find((person) => person.id === nudge.contactId);
  return house.store.atomically(async (shelves) => {
    const going = await shelves.nudges.advance(workspace.id, nudge.id, ["planned"], "sent", {
      sentAt: now,
    });
    if (!going) return false;
    return shelves.deliveries.add(workspace.id, {
      key: `nudge:${nudge.id}`,
      kind: "nudge",
      memberId: member.id,
      nudgeId: nudge.id,
      ...place,
      card: nudgeCard(nudge, customer.name, contact?.name ?? null),
    });
  });
}

/** Why a nudge is dropped: what its `outcome` says. */
type Obstacle =
  | "left"
  | "paused"
  | "week over"
  | "no longer theirs"
  | "touched"
  | "enough this week";

/**
 * What stands in a nudge's way now: a reason to drop it, or a later time to try at; null when nothing does.
 * Any touch of the customer since the plan was made, by anyone, has done the nudge's work.
 */
async function obstacleTo(
  house: House,
  workspace: WorkspaceRow,
  nudge: NudgeRow,
  member: MemberRow,
  now: Instant,
): Promise<Obstacle | { at: Instant } | null> {
  const { customers, nudges } = house.store;
  if (member.state === "removed") return "left";
  if (isPaused(member, now)) return "paused";
  if (weekOf(toLocalDate(now, member.timezone)) > nudge.week) return "week over";
  if (!(await customers.isNudgedAbout(workspace.id, nudge.customerId, member.id))) {
    return "no longer theirs";
  }
  const planned = weekStart(nudge.week, member.timezone);
  if (await customers.touchedSince(workspace.id, nudge.customerId, planned)) return "touched";
  if (!isWorkingTime(now, member)) return { at: nextWorkingTime(now, member) };
  const earlier = await nudges.openOf(workspace.id, member.id, now - ONE_AT_A_TIME_MS);
  const newest = earlier[0];
  if (newest?.sentAt) return { at: nextWorkingTime(newest.sentAt + ONE_AT_A_TIME_MS, member) };
  const started = await nudges.startedSince(workspace.id, member.id, planned);
  return started >= MESSAGES_A_WEEK ? "enough this week" : null;
}
