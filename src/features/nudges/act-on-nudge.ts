import type { Action } from "../../chat/action.ts";
import type { Inbound } from "../../chat/intent.ts";
import { addWeeks, mondayOf, toLocalDate, weekOf } from "../../engine/model/calendar.ts";
import type { NudgeState } from "../../engine/model/nudge.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { NudgeRow } from "../../store/nudges/nudge-row.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { closedNudgeCard } from "./nudge-card.view.ts";
import { oldButtonCard } from "../notices/notices.view.ts";
import { DONE } from "./done.ts";
import { type Effect, type House, timeIn } from "../../app/context.ts";
import { offerAnother } from "./offer-another.ts";
import { recordReply } from "../replies/record-reply.ts";
import { replacing, sayTo } from "../deliveries/answer.ts";

const OPEN: NudgeState[] = ["sent", "ignored"];

/** A button under a nudge: done, another idea, snooze, not this customer. */
export async function actOnNudge(
  house: House,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  action: Action,
): Promise<Effect> {
  const nudge = await house.store.nudges.byId(workspace.id, action.subject);
  const old = () =>
    sayTo(inbound, { kind: "notice", key: `old:${inbound.key}`, card: oldButtonCard() });
  if (nudge?.memberId !== member.id || !OPEN.includes(nudge.state)) return old();
  switch (action.name) {
    case "nudge.done":
      return done(house, workspace, member, inbound, nudge);
    case "nudge.another":
      return offerAnother(house, workspace, member, inbound, nudge);
    case "nudge.snooze": {
      const today = toLocalDate(timeIn(house, workspace), member.timezone);
      const until = mondayOf(addWeeks(weekOf(today), 1));
      return close(house, workspace, nudge, "snoozed", { until });
    }
    case "nudge.stop":
      return close(house, workspace, nudge, "skipped", { mute: member.id });
    default:
      return old();
  }
}

/** "Done" by button is the reply "Done": one interaction with the nudge's customer, and a receipt to add to. */
async function done(
  house: House,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  nudge: NudgeRow,
): Promise<Effect> {
  const { deliveries } = house.store;
  const sent = await deliveries.sentFor(workspace.id, { nudgeId: nudge.id }, "nudge");
  const thread = sent?.message ?? null;
  const spoken: Inbound = {
    ...inbound,
    message: `${DONE}${nudge.id}:${inbound.key}`,
    place: { ...inbound.place, thread },
  };
  const recorded = await recordReply(house, workspace, member, spoken, "Done");
  const closed = await close(house, workspace, nudge, null, {});
  return async (shelves) => {
    await recorded(shelves);
    await closed(shelves);
  };
}

/** Ends a nudge and shows it where it stands. With `state` null the reply that was recorded has ended it. */
async function close(
  house: House,
  workspace: WorkspaceRow,
  nudge: NudgeRow,
  state: "snoozed" | "skipped" | null,
  how: { until?: string; mute?: string },
): Promise<Effect> {
  const { deliveries, customers } = house.store;
  const sent = await deliveries.sentFor(workspace.id, { nudgeId: nudge.id }, "nudge");
  const customer = await customers.byId(workspace.id, nudge.customerId);
  const card = closedNudgeCard(nudge, customer?.name ?? "", {
    how: state ?? "done",
    ...(how.until && { until: how.until }),
  });
  return async (shelves) => {
    if (how.mute) await shelves.customers.mute(workspace.id, nudge.customerId, how.mute, true);
    if (state) {
      await shelves.nudges.advance(workspace.id, nudge.id, OPEN, state, {
        ...(how.until && { snoozedUntil: how.until }),
        ...(how.mute && { outcome: "stop" }),
      });
    }
    if (sent) {
      await shelves.deliveries.add(
        workspace.id,
        replacing(sent, `closed:${nudge.id}:${state ?? "done"}`, card),
      );
    }
  };
}
