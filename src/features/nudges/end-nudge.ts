/** Ends a nudge or opens it again, whoever does it, and says so on its card. What answers a nudge is decided elsewhere. */
import type { NudgeState } from "../../engine/model/nudge.ts";
import type { Instant, LocalDate } from "../../engine/model/time.ts";
import type { TalkNudge } from "../../store/replies/conversation.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { replace } from "../deliveries/answer.ts";
import { closedNudgeCard, nudgeCard } from "./nudge-card.view.ts";

/** How a nudge ends. */
export type NudgeEnd =
  /** by what was reported, now or as a plan */
  | { how: "done" | "planned"; at: Instant }
  /** what it is about stays open, and was answered for now */
  | { how: "open"; at: Instant }
  /** this one is passed on */
  | { how: "passed"; at: Instant }
  | { how: "snoozed"; until: LocalDate }
  /** no more about this customer */
  | { how: "stopped" };

/** An answer may come late, or again. */
const ANSWERABLE = new Set<NudgeState>(["sent", "ignored", "snoozed"]);
const OPEN = new Set<NudgeState>(["sent", "ignored"]);

export const isOpen = ({ state }: { state: NudgeState }) => OPEN.has(state);
export const isAnswerable = ({ state }: { state: NudgeState }) => ANSWERABLE.has(state);

/** Ends a nudge. It must still be in the state that it was loaded in. */
export function endNudge(turn: ChangeTurn, nudge: TalkNudge, end: NudgeEnd): Write[] {
  const from = [nudge.state];
  return [
    { kind: "nudge.close", nudgeId: nudge.id, from, ...columnsOf(end) },
    ...cardOf(turn, nudge, closedCard(nudge, end)),
  ];
}

/** Opens a nudge again that a reply had answered: what it had reported is taken back. */
export function reopenNudge(turn: ChangeTurn, nudge: TalkNudge): Write[] {
  // Who no longer sees the customer is not shown its quotes again.
  const card = nudge.isSeen ? nudgeCard(nudge, nudge.customer, nudge.contact) : null;
  return [{ kind: "nudge.reopen", nudgeId: nudge.id }, ...cardOf(turn, nudge, card)];
}

/** What a nudge that ends is changed to. */
function columnsOf(end: NudgeEnd) {
  switch (end.how) {
    case "done":
      return { state: "answered", answeredAt: end.at, outcome: "interaction" } as const;
    case "planned":
      return { state: "answered", answeredAt: end.at, outcome: "plan" } as const;
    case "open":
      return { state: "answered", answeredAt: end.at, outcome: "still open" } as const;
    case "passed":
      return { state: "skipped", answeredAt: end.at, outcome: "skip" } as const;
    case "snoozed":
      return { state: "snoozed", snoozedUntil: end.until } as const;
    case "stopped":
      return { state: "skipped", outcome: "stop" } as const;
  }
}

const closedCard = (nudge: TalkNudge, end: NudgeEnd) => closedNudgeCard(nudge, nudge.customer, end);

function cardOf(
  { inbound }: ChangeTurn,
  nudge: TalkNudge,
  card: ReturnType<typeof nudgeCard> | null,
): Write[] {
  return nudge.card && card ? [replace(nudge.card, `card:${nudge.id}:${inbound.key}`, card)] : [];
}
