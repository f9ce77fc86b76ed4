/** Looks after what records wait for: handover briefs, leavers' customers, absences and pauses without an end. */
import { toLocalDate } from "../../engine/model/calendar.ts";
import { maySend, STARTED_KNOWN_MS } from "../../engine/model/may-send.ts";
import type { Instant } from "../../engine/model/time.ts";
import type { Card } from "../../chat/view.ts";
import { newId } from "../../store/connection/id.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { type AppContext, workspaceTime } from "../../app/context.ts";
import { handoverBrief, handoverList } from "./handover-brief.ts";
import { leaverCard, openEndCard } from "./handover.view.ts";
import { placeOf } from "./place-of.ts";

/** More customers than this at once are a list, each with a button to its card, rather than so many briefs. */
const BRIEFS_AT_ONCE = 3;

/** Returns how many messages went out. */
export async function lookAfterRecords(app: AppContext, workspace: WorkspaceRow): Promise<number> {
  const now = workspaceTime(app, workspace);
  const sent =
    (await passOnLeavers(app, workspace)) +
    (await sendBriefs(app, workspace, now)) +
    (await askAboutOpenEnds(app, workspace, now));
  if (sent > 0) app.wake("outbox");
  return sent;
}

/**
 * Nobody is without an owner: a leaver's customers are their other owners', else the manager's, who is asked who takes each.
 */
async function passOnLeavers(app: AppContext, workspace: WorkspaceRow): Promise<number> {
  const { store } = app;
  const left = await store.upkeep.leftCustomers(workspace.id);
  const at = workspaceTime(app, workspace);
  let asked = 0;
  for (const [leaverId, customers] of Map.groupBy(left, (one) => one.leaverId)) {
    const orphans = customers.filter(({ remainIds, askedId }) => remainIds.length === 0 && askedId);
    const manager = orphans[0]?.askedId
      ? await store.members.byId(workspace.id, orphans[0].askedId)
      : null;
    // Owners and question change hands together, in the manager's hours: asked twice would be worse than asked at nine.
    if (manager && maySend(manager, null, [], at).kind === "later") continue;
    const place = orphans[0]?.askedId ? await placeOf(app, workspace, orphans[0].askedId) : null;
    const isAsked = await store.transaction(async (tx) => {
      for (const { customerId, remainIds, askedId } of customers) {
        const memberIds = remainIds.length > 0 ? remainIds : askedId ? [askedId] : [];
        if (memberIds.length === 0) continue;
        await tx.changes.changeOwners(workspace.id, {
          customerId,
          memberIds,
          briefed: true,
          replyId: newId(),
          memberId: leaverId,
          at,
        });
      }
      const [first] = orphans;
      if (!first?.askedId || !place) return false;
      return tx.deliveries.add(workspace.id, {
        key: `leaver:${leaverId}:${first.customerId}`,
        kind: "notice",
        memberId: first.askedId,
        ...place,
        card: leaverCard(leaverId, first.leaver, orphans.length),
      });
    });
    if (isAsked) asked++;
  }
  return asked;
}

/** Tells those who took customers over how things stand, in their own hours. */
async function sendBriefs(app: AppContext, workspace: WorkspaceRow, now: Instant): Promise<number> {
  const { store } = app;
  const due = Map.groupBy(await store.upkeep.briefs(workspace.id), ({ memberId }) => memberId);
  let sent = 0;
  for (const [memberId, all] of due) {
    const member = await store.members.byId(workspace.id, memberId);
    const may = member && maySend(member, null, [], now);
    if (!member || may?.kind !== "now") continue;
    const place = await placeOf(app, workspace, memberId);
    const ids = all.map(({ customerId }) => customerId);
    const cards: [string, Card][] = [];
    if (ids.length > BRIEFS_AT_ONCE) {
      cards.push([`list:${ids[0]}:${ids.length}`, await handoverList(app, workspace, member, ids)]);
    } else {
      for (const id of ids) {
        const card = await handoverBrief(app, workspace, member, id, now);
        if (card) cards.push([id, card]);
      }
    }
    const today = toLocalDate(now, member.timezone);
    sent += await store.transaction(async (tx) => {
      if (!(await tx.upkeep.briefed(workspace.id, memberId, ids)) || !place) return 0;
      for (const [what, card] of cards) {
        const key = `brief:${memberId}:${what}:${today}`;
        await tx.deliveries.add(workspace.id, { key, kind: "notice", memberId, ...place, card });
      }
      return cards.length;
    });
  }
  return sent;
}

/** Asks once whether somebody is back, or a customer is to be taken up again, and again after four weeks. */
async function askAboutOpenEnds(
  app: AppContext,
  workspace: WorkspaceRow,
  now: Instant,
): Promise<number> {
  const { store } = app;
  let sent = 0;
  const members = new Map<string, MemberRow | null>();
  for (const end of await store.upkeep.openEnds(workspace.id, now)) {
    const { memberId } = end;
    if (!members.has(memberId)) {
      members.set(memberId, await store.members.byId(workspace.id, memberId));
    }
    const member = members.get(memberId);
    if (!member) continue;
    const today = toLocalDate(now, member.timezone);
    const started = await store.nudges.startedSince(workspace.id, memberId, now - STARTED_KNOWN_MS);
    const may = maySend(member, null, started, now);
    const place = may.kind === "now" ? await placeOf(app, workspace, memberId) : null;
    // A pause that is over ends whether or not its owner can be told.
    if (!place && end.what !== "over") continue;
    const isSent = await store.transaction(async (tx) => {
      if (!(await tx.upkeep.asked(workspace.id, end, today)) || !place) return false;
      return tx.deliveries.add(workspace.id, {
        key: `ask:${end.what}:${end.id}:${today}`,
        kind: "notice",
        memberId,
        ...place,
        card: openEndCard(end, today),
      });
    });
    if (isSent) sent++;
  }
  return sent;
}
