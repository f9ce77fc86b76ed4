import { nextWorkingTime, toInstant } from "../../engine/model/calendar.ts";
import { maySend, STARTED_KNOWN_MS } from "../../engine/model/may-send.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { followUpCard } from "./follow-up-card.view.ts";
import { type AppContext, workspaceTime } from "../../app/context.ts";
import { placeOf } from "../people/place-of.ts";
import { DAY_MS } from "../../engine/model/time.ts";

const PLANS_AT_A_TIME = 200;

/** Asks once, at its moment, how an if-then plan went, unless the rep has reported it already. Returns how many were asked about. */
export async function followUp(app: AppContext, workspace: WorkspaceRow): Promise<number> {
  const { followUps, members, nudges, portfolios } = app.store;
  const now = workspaceTime(app, workspace);
  let asked = 0;
  for (const plan of await followUps.due(workspace.id, now, PLANS_AT_A_TIME)) {
    const member = await members.byId(workspace.id, plan.memberId);
    const visible = member && (await portfolios.names(workspace.id, [plan.customerId], member));
    const customer = visible?.[0];
    const place = member && (await placeOf(app, workspace, member.id));
    if (!member || !customer || !place || member.state === "removed") {
      await followUps.end(workspace.id, plan.id, "dropped");
      continue;
    }
    const started = await nudges.startedSince(workspace.id, member.id, now - STARTED_KNOWN_MS);
    const may = maySend(member, null, started, now);
    if (may.kind === "later") {
      await followUps.postpone(workspace.id, plan.id, may.at);
      continue;
    }
    if (may.kind === "never") {
      if (may.why === "paused") await waitOrDrop(app, workspace, plan.id, member);
      else await followUps.postpone(workspace.id, plan.id, nextWorkingTime(now + DAY_MS, member));
      continue;
    }
    const contact = customer.contacts.find(({ id }) => id === plan.contactId);
    const done = await app.store.transaction(async (tx) => {
      if (!(await tx.followUps.end(workspace.id, plan.id, "followed"))) return false;
      return tx.deliveries.add(workspace.id, {
        key: `follow-up:${plan.id}`,
        kind: "follow-up",
        memberId: member.id,
        replyId: plan.replyId,
        ...place,
        card: followUpCard(plan, customer, contact?.name ?? null),
      });
    });
    if (done) asked++;
  }
  if (asked > 0) app.wake("outbox");
  return asked;
}

/** A pause with an end puts the question off until the member is back; one without an end drops it. */
async function waitOrDrop(
  app: AppContext,
  workspace: WorkspaceRow,
  planId: string,
  member: MemberRow,
): Promise<void> {
  const { followUps } = app.store;
  if (member.pausedUntil === null) {
    await followUps.end(workspace.id, planId, "dropped");
    return;
  }
  const back = toInstant(member.pausedUntil, member.workingHours.start, member.timezone);
  await followUps.postpone(workspace.id, planId, nextWorkingTime(back, member));
}
