import { isWorkingTime, nextWorkingTime } from "../engine/calendar.ts";
import type { DeliveryRow } from "../store/deliveries.ts";
import type { WorkspaceRow } from "../store/workspaces.ts";
import { type House, timeIn } from "./house.ts";
import { isPaused } from "./presence.ts";

/**
 * Whether a message that the coach starts is still wanted in the moment before it is sent: the member is there, not
 * paused, at work, and nobody has touched the customer since. Null when it is; else why not, or how long to wait for the
 * member's hours. Answers always are wanted.
 */
export async function stillWanted(
  house: House,
  workspace: WorkspaceRow,
  row: DeliveryRow,
): Promise<null | string | { afterMs: number }> {
  if (workspace.state !== "active") return "the workspace is paused";
  if (row.kind !== "nudge" && row.kind !== "follow-up") return null;
  if (row.memberId === null) return null;
  const now = timeIn(house, workspace);
  const member = await house.store.members.byId(workspace.id, row.memberId);
  if (!member || member.state === "removed") return "the member has left";
  if (isPaused(member, now)) return "the member is paused";
  if (!isWorkingTime(now, member)) return { afterMs: nextWorkingTime(now, member) - now };
  if (row.nudgeId === null) return null;
  const nudge = await house.store.nudges.byId(workspace.id, row.nudgeId);
  if (nudge?.state !== "sent" || nudge.sentAt === null) return "the nudge is closed";
  const touched = await house.store.customers.touchedSince(
    workspace.id,
    nudge.customerId,
    nudge.sentAt,
  );
  if (!touched) return null;
  await takeBack(house, workspace, nudge.id, "touched");
  return "somebody was in touch meanwhile";
}

async function takeBack(
  house: House,
  workspace: WorkspaceRow,
  nudgeId: string,
  outcome: string,
): Promise<void> {
  await house.store.nudges.advance(workspace.id, nudgeId, ["sent"], "cancelled", { outcome });
}
