import type { Action } from "../../chat/action.ts";
import type { Inbound } from "../../chat/intent.ts";
import { addWeeks, mondayOf, toLocalDate, weekOf } from "../../engine/model/calendar.ts";
import type { NudgeState } from "../../engine/model/nudge.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { NudgeRow } from "../../store/nudges/nudge-row.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { closedNudgeCard } from "./nudge-card.view.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { DONE } from "./done.ts";
import { type Effect, type AppContext, workspaceTime } from "../../app/context.ts";
import { offerAnother } from "./offer-another.ts";
import { recordReply } from "../replies/record-reply.ts";
import { replacing, sayTo } from "../deliveries/answer.ts";

const OPEN: NudgeState[] = ["sent", "ignored"];

/** A button under a nudge: done, another idea, snooze, not this customer. */
export async function actOnNudge(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  action: Action,
): Promise<Effect> {
  const nudge = await app.store.nudges.byId(workspace.id, action.subject);
  const old = () =>
    sayTo(inbound, { kind: "notice", key: `old:${inbound.key}`, card: oldButtonCard() });
  if (nudge?.memberId !== member.id || !OPEN.includes(nudge.state)) return old();
  switch (action.name) {
    case "nudge.done":
      return done(app, workspace, member, inbound, nudge);
    case "nudge.another":
      return offerAnother(app, workspace, member, inbound, nudge);
    case "nudge.snooze": {
      const today = toLocalDate(workspaceTime(app, workspace), member.timezone);
      const until = mondayOf(addWeeks(weekOf(today), 1));
      return close(app, workspace, nudge, "snoozed", { until });
    }
    case "nudge.stop":
      return close(app, workspace, nudge, "skipped", { mute: member.id });
    default:
      return old();
  }
}

/** "Done" by button is the reply "Done": one interaction with the nudge's customer, and a receipt to add to. */
async function done(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  nudge: NudgeRow,
): Promise<Effect> {
  const { deliveries } = app.store;
  const sent = await deliveries.sentFor(workspace.id, { nudgeId: nudge.id }, "nudge");
  const thread = sent?.message ?? null;
  const spoken: Inbound = {
    ...inbound,
    message: `${DONE}${nudge.id}:${inbound.key}`,
    place: { ...inbound.place, thread },
  };
  const recorded = await recordReply(app, workspace, member, spoken, "Done");
  const closed = await close(app, workspace, nudge, null, {});
  return async (tx) => {
    await recorded(tx);
    await closed(tx);
  };
}

/** Ends a nudge and shows it where it stands. With `state` null the reply that was recorded has ended it. */
async function close(
  app: AppContext,
  workspace: WorkspaceRow,
  nudge: NudgeRow,
  state: "snoozed" | "skipped" | null,
  how: { until?: string; mute?: string },
): Promise<Effect> {
  const { deliveries, customers } = app.store;
  const sent = await deliveries.sentFor(workspace.id, { nudgeId: nudge.id }, "nudge");
  const customer = await customers.byId(workspace.id, nudge.customerId);
  const card = closedNudgeCard(nudge, customer?.name ?? "", {
    how: state ?? "done",
    ...(how.until && { until: how.until }),
  });
  return async (tx) => {
    if (how.mute) await tx.customers.mute(workspace.id, nudge.customerId, how.mute, true);
    if (state) {
      await tx.nudges.advance(workspace.id, nudge.id, OPEN, state, {
        ...(how.until && { snoozedUntil: how.until }),
        ...(how.mute && { outcome: "stop" }),
      });
    }
    if (sent) {
      await tx.deliveries.add(
        workspace.id,
        replacing(sent, `closed:${nudge.id}:${state ?? "done"}`, card),
      );
    }
  };
}
