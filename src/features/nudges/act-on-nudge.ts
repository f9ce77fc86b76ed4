/** What may be done with a nudge besides answering it: later, not this customer, another idea; by button or in words. */
import { addDays, addWeeks, mondayOf, weekOf } from "../../engine/model/calendar.ts";
import type { ActionValue } from "../../chat/action.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { TalkNudge } from "../../store/replies/conversation.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import {
  mutedCard,
  mutedUntilCard,
  noNudgeCard,
  snoozedCard,
  unmutedCard,
} from "./nudge-notices.view.ts";
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

/** Ends a nudge, and all further ones to the member about its customer; asks why, which says for how long. */
export function stopNudges(turn: ChangeTurn, nudge: About): Write[] {
  if (!nudge) return [say(turn, nothingOpenCard(turn))];
  const { customerId: id, customer: name } = nudge;
  return [
    { kind: "customer.mute", customerId: id, memberId: turn.member.id, muted: true, until: null },
    ...(isOpen(nudge) ? endNudge(turn, nudge, { how: "stopped" }) : []),
    say(turn, mutedCard({ id, name }), { nudgeId: nudge.id }),
  ];
}

/** How long nudges about a customer stay away, by why. Somebody else's stays so until it is taken back. */
const MUTED_DAYS = { timing: 28, elsewhere: 84 };

/** Why, or that they may come again: from a button of the card that says so. */
export function changeMute(
  turn: ChangeTurn,
  customerId: string,
  { why }: ActionValue<"customer.mute">,
): Write[] {
  const customer = turn.conversation.customers.find(({ id }) => id === customerId);
  if (!customer) return [say(turn, oldButtonCard())];
  const days = why === "timing" || why === "elsewhere" ? MUTED_DAYS[why] : null;
  const until = days === null ? null : addDays(turn.today, days);
  const muted = why !== "again";
  return [
    { kind: "customer.mute", customerId, memberId: turn.member.id, muted, until },
    say(turn, muted ? mutedUntilCard(customer, until) : unmutedCard(customer.name)),
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
