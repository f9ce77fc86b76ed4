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
  const { nudges, members, customers, portfolios } = house.store;
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
  const customer = await customers.byId(workspace.id, nudge.customerId);
  if (!place || !customer) {
    await nudges.advance(workspace.id, nudge.id, ["planned"], "cancelled", { outcome: "no place" });
    return false;
  }
  const names = await portfolios.names(workspace.id, [customer.id], member);
  const contact = names[0]?.contacts.find((person) => person.id === nudge.contactId);
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
): Promise<
  null | "left" | "paused" | "week over" | "touched" | "enough this week" | { at: Instant }
> {
  if (member.state === "removed") return "left";
  const today = toLocalDate(now, member.timezone);
  if (member.state === "paused" && (member.pausedUntil === null || today < member.pausedUntil)) {
    return "paused";
  }
  if (weekOf(today) > nudge.week) return "week over";
  const planned = weekStart(nudge.week, member.timezone);
  if (await house.store.customers.touchedSince(workspace.id, nudge.customerId, planned)) {
    return "touched";
  }
  if (!isWorkingTime(now, member)) return { at: nextWorkingTime(now, member) };
  const earlier = await house.store.nudges.openOf(workspace.id, member.id, now - ONE_AT_A_TIME_MS);
  const newest = earlier[0];
  if (newest?.sentAt) return { at: nextWorkingTime(newest.sentAt + ONE_AT_A_TIME_MS, member) };
  const since = new Date(house.now() - (now - planned));
  const started = await house.store.deliveries.startedFor(workspace.id, member.id, since);
  return started >= MESSAGES_A_WEEK ? "enough this week" : null;
}
