import { maySend, type Obstacle } from "../../engine/model/may-send.ts";
import type { Instant } from "../../engine/model/time.ts";
import type { DeliveryKind, DeliveryRow } from "../../store/deliveries/deliveries.ts";
import type { DeliveryContext } from "../../store/deliveries/delivery-context.ts";

const STARTED_BY_US = new Set<DeliveryKind>(["nudge", "follow-up", "reminder"]);

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
  if (!STARTED_BY_US.has(row.kind)) return null;
  if (row.memberId === null) return null;
  if (!member) return { reason: REASONS.left };
  const about = row.nudgeId === null ? null : aboutNow(nudge);
  const may = maySend(member, about, [], now);
  if (may.kind === "now") return null;
  if (may.kind === "later") return { afterMs: may.at - now };
  return { reason: REASONS[may.why], ...(may.why === "touched" && { touched: true }) };
}

/** The nudge of a message in the outbox. Its week and its owner were looked at when it was handed out. */
function aboutNow(nudge: DeliveryContext["nudge"]) {
  const isClosed = nudge?.state !== "sent" || nudge.sentAt === null;
  return { week: null, isClosed, isTheirs: true, isTouched: nudge?.touchedSince ?? false };
}

/** What the operator reads of a message that was skipped. */
const REASONS: Record<Obstacle, string> = {
  left: "the member has left",
  paused: "the member is paused",
  closed: "the nudge is closed",
  "week over": "the nudge's week is over",
  "no longer theirs": "the member no longer looks after the customer",
  touched: "somebody was in touch meanwhile",
  "enough this week": "the member was written to often enough this week",
};
