import {
  isWorkingTime,
  nextWorkingTime,
  toLocalDate,
  weekOf,
  weekStart,
} from "../engine/calendar.ts";
import { DAY_MS, type Instant } from "../engine/time.ts";
import type { NewDelivery } from "../store/deliveries.ts";
import type { MemberRow } from "../store/members.ts";
import type { NudgeRow } from "../store/nudge-row.ts";
import type { Dropped, OutgoingFacts, Postponed } from "../store/outgoing.ts";
import type { WorkspaceRow } from "../store/workspaces.ts";
import { nudgeCard } from "../views/nudge-card.ts";
import { type House, timeIn } from "./house.ts";
import { isPaused } from "./presence.ts";
import { wallTime } from "./slot-times.ts";
import { type AboutNudge, wordNudges } from "./word-nudges.ts";

const NUDGES_AT_A_TIME = 200;
/** The bot starts at most so many messages for a member in a week, everything counted. */
export const MESSAGES_A_WEEK = 5;
/** A nudge that follows another waits until that one is answered or a day old. */
const ONE_AT_A_TIME_MS = DAY_MS;

/**
 * Hands out the nudges whose slot has come, a page at a time and each page in a fixed number of statements. Everything
 * that held when they were planned is looked at again. Returns how many went out.
 */
export async function sendNudges(house: House, workspace: WorkspaceRow): Promise<number> {
  const now = timeIn(house, workspace);
  let sent = 0;
  let pages = 0;
  for (;;) {
    const due = await house.store.nudges.due(workspace.id, now, NUDGES_AT_A_TIME);
    if (due.length === 0) return sent;
    const page = await sortPage(house, workspace, due, now);
    if (pages++ === 0) page.going = await wordNudges(house, workspace, page.going, page.about);
    const moved = await carryOut(house, workspace, page, now);
    sent += moved.sent;
    if (moved.sent > 0) house.wake("outbox");
    // What stands as it was is in another's hands, and looked at again in a minute.
    if (moved.all === 0 || due.length < NUDGES_AT_A_TIME) return sent;
  }
}

/** What becomes of a page of due nudges. */
type Page = {
  going: NewDelivery[];
  /** by nudge id, what the cards of those that go are made of */
  about: Map<string, AboutNudge>;
  dropped: Dropped[];
  postponed: Postponed[];
};

async function sortPage(
  house: House,
  workspace: WorkspaceRow,
  due: NudgeRow[],
  now: Instant,
): Promise<Page> {
  const { outgoing } = house.store;
  const memberIds = [...new Set(due.map((nudge) => nudge.memberId))];
  const people = await outgoing.people(workspace.id, memberIds);
  const asked = due.map(({ id, week, memberId }) => {
    const zone = people.get(memberId)?.member.timezone ?? "UTC";
    return { id, since: weekStart(week, zone) };
  });
  const rows = await outgoing.facts(workspace.id, asked, now - ONE_AT_A_TIME_MS);
  const facts = new Map(rows.map((row) => [row.id, row]));
  const page: Page = { going: [], about: new Map(), dropped: [], postponed: [] };
  const justSent = new Set<string>();
  for (const nudge of due) {
    const person = people.get(nudge.memberId);
    const about = facts.get(nudge.id);
    const known = about && justSent.has(nudge.memberId) ? { ...about, newestOpen: now } : about;
    const obstacle = person && known ? obstacleTo(nudge, person.member, known, now) : "left";
    if (typeof obstacle === "string") page.dropped.push({ id: nudge.id, outcome: obstacle });
    else if (obstacle !== null && person) {
      const localAt = wallTime(obstacle.at, person.member);
      page.postponed.push({ id: nudge.id, localAt, dueAt: obstacle.at });
    } else if (!person?.place || !known) {
      page.dropped.push({ id: nudge.id, outcome: "no place" });
    } else {
      justSent.add(nudge.memberId);
      page.about.set(nudge.id, { nudge, customer: known.customer, contact: known.contact });
      page.going.push({
        key: `nudge:${nudge.id}`,
        kind: "nudge",
        memberId: nudge.memberId,
        nudgeId: nudge.id,
        ...person.place,
        card: nudgeCard(nudge, known.customer, known.contact),
      });
    }
  }
  return page;
}

/** Writes down what was decided. What another instance took meanwhile is left to it. */
async function carryOut(
  house: House,
  workspace: WorkspaceRow,
  { going, dropped, postponed }: Page,
  now: Instant,
): Promise<{ sent: number; all: number }> {
  const { outgoing } = house.store;
  let all = 0;
  if (dropped.length > 0) all += await outgoing.drop(workspace.id, dropped);
  if (postponed.length > 0) all += await outgoing.postpone(workspace.id, postponed);
  if (going.length === 0) return { sent: 0, all };
  const sent = await house.store.atomically(async (shelves) => {
    const ids = going.flatMap(({ nudgeId }) => nudgeId ?? []);
    const taken = await shelves.outgoing.take(workspace.id, ids, now);
    const mine = going.filter(({ nudgeId }) => nudgeId && taken.has(nudgeId));
    return shelves.deliveries.addAll(workspace.id, mine);
  });
  return { sent, all: all + sent };
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
function obstacleTo(
  nudge: NudgeRow,
  member: MemberRow,
  facts: OutgoingFacts,
  now: Instant,
): Obstacle | { at: Instant } | null {
  if (member.state === "removed") return "left";
  if (isPaused(member, now)) return "paused";
  if (weekOf(toLocalDate(now, member.timezone)) > nudge.week) return "week over";
  if (!facts.theirs) return "no longer theirs";
  if (facts.touched) return "touched";
  if (!isWorkingTime(now, member)) return { at: nextWorkingTime(now, member) };
  if (facts.newestOpen !== null) {
    return { at: nextWorkingTime(facts.newestOpen + ONE_AT_A_TIME_MS, member) };
  }
  return facts.started >= MESSAGES_A_WEEK ? "enough this week" : null;
}
