import { isWorkingTime } from "../../engine/model/calendar.ts";
import type { Instant } from "../../engine/model/time.ts";
import type { DeliveryRow } from "../../store/deliveries/deliveries.ts";
import type { DeliveryContext } from "../../store/deliveries/delivery-context.ts";
import { isPaused } from "../people/presence.ts";
import { catchUpTime } from "../nudges/slot-times.ts";

/** Why a message is not sent, or how long it waits for the member's hours. */
export type NotWanted = { reason: string; touched?: true } | { afterMs: number };

/**
 * Whether a message that the coach starts is still wanted in the moment before it is sent: the member is there, not
 * paused, at work, and nobody has touched the customer since. Null when it is. Answers always are wanted. `now` is the
 * workspace's clock.
 */
export function checkBeforeSend(
  row: DeliveryRow,
  facts: DeliveryContext,
  now: Instant,
): NotWanted | null {
  const { workspace, member, nudge } = facts;
  if (workspace.state !== "active") return { reason: "the workspace is paused" };
  if (row.kind !== "nudge" && row.kind !== "follow-up") return null;
  if (row.memberId === null) return null;
  if (!member || member.state === "removed") return { reason: "the member has left" };
  if (isPaused(member, now)) return { reason: "the member is paused" };
  if (!isWorkingTime(now, member)) return { afterMs: catchUpTime(now, member) - now };
  if (row.nudgeId === null) return null;
  if (nudge?.state !== "sent" || nudge.sentAt === null) return { reason: "the nudge is closed" };
  return nudge.touchedSince ? { reason: "somebody was in touch meanwhile", touched: true } : null;
}
