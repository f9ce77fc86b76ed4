/** What may be done with a nudge besides answering it: later, not this customer, another idea; by button or in words. */
import { addWeeks, mondayOf, weekOf } from "../../engine/model/calendar.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { TalkNudge } from "../../store/replies/conversation.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { mutedCard, noNudgeCard, snoozedCard } from "./nudge-notices.view.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { endNudge, isOpen } from "./end-nudge.ts";

/** The nudge that a wish is about; `null`: words, and none is open. */
type About = TalkNudge | null;

/** The member's own nudge that a button stands on, while it is open. */
export function pressedNudge({ conversation, member }: ChangeTurn, id: string): About {
  const nudge = conversation.nudges.find((one) => one.id === id);
  return nudge?.memberId === member.id && isOpen(nudge) ? nudge : null;
}

/** Puts a nudge off to a day, else to next Monday. */
export function snoozeNudge(turn: ChangeTurn, nudge: About, day: LocalDate | null = null): Write[] {
  if (!nudge) return [say(turn, nothingOpenCard(turn))];
  const until = day ?? mondayOf(addWeeks(weekOf(turn.today), 1));
  const writes = isOpen(nudge) ? endNudge(turn, nudge, { how: "snoozed", until }) : [];
  return [...writes, ...inWords(turn, nudge, snoozedCard(until))];
}

/** Ends a nudge, and all further ones to the member about its customer. */
export function stopNudges(turn: ChangeTurn, nudge: About): Write[] {
  if (!nudge) return [say(turn, nothingOpenCard(turn))];
  const { customerId, customer } = nudge;
  return [
    { kind: "customer.mute", customerId, memberId: turn.member.id },
    ...(isOpen(nudge) ? endNudge(turn, nudge, { how: "stopped" }) : []),
    ...inWords(turn, nudge, mutedCard(customer)),
  ];
}

/** A button without anything left to do, or a wish about a nudge while none is open. */
export const nothingOpenCard = ({ inbound }: ChangeTurn) =>
  inbound.intent.kind === "act" ? oldButtonCard() : noNudgeCard();

/** Words are answered in words; after a button its card says it. */
function inWords(
  turn: ChangeTurn,
  nudge: TalkNudge,
  card: ReturnType<typeof noNudgeCard>,
): Write[] {
  return turn.inbound.intent.kind === "act" ? [] : [say(turn, card, { nudgeId: nudge.id })];
}
