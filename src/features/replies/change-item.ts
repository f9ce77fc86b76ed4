/** A promise, concern or need that is closed, moved or left open by a button: of its nudge, of the customer's card, of an answer. */
import { addDays, isLocalDate, weekday } from "../../engine/model/calendar.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { ActionValue } from "../../chat/action.ts";
import type { Card } from "../../chat/view.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn, Turn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { endNudge, isOpen } from "../nudges/end-nudge.ts";
import { itemCard, newDayCard, staysOpenCard } from "./item-card.view.ts";
import { recordPress } from "./record-press.ts";

/** A week's day, counted from Monday. */
const FRIDAY = 5;

/** The button is taken as the words that it says: recorded as a reply, with a receipt and an undo of its own. */
export function changeItem(
  turn: ChangeTurn,
  itemId: string,
  { change, dueOn: day }: ActionValue<"item.change">,
): Write[] {
  const { conversation, member, now, today } = turn;
  const item = conversation.items.find(({ id }) => id === itemId);
  const isMoved = change === "moved";
  const dueOn = day ?? null;
  if (!item || item.closedBy !== null || (isMoved && !isLocalDate(dueOn ?? ""))) {
    return [say(turn, oldButtonCard())];
  }
  const nudge = conversation.nudges.find(
    (one) => one.memberId === member.id && one.signalId === itemId && isOpen(one),
  );
  if (change === "open") {
    const ends = nudge ? endNudge(turn, nudge, { how: "open", at: now }) : [];
    return [...ends, say(turn, staysOpenCard(item, today), { nudgeId: nudge?.id ?? null })];
  }
  const text = itemWords(change, dueOn);
  const update = { ref: itemId, change, on: isMoved ? null : today, dueOn, quote: text };
  return recordPress(turn, { text, changes: { updates: [update] }, nudge: nudge ?? null });
}

const itemWords = (change: "done" | "dropped" | "moved", dueOn: LocalDate | null): string =>
  change === "moved" ? `New date ${dueOn}` : change === "done" ? "Done" : "No longer needed";

/** One open item with what can become of it; null where the member does not see it, or it is open no more. */
async function openItem({ store, member }: Turn, itemId: string) {
  const signal = await store.customers.item(itemId);
  if (!signal) return null;
  const [customer] = await store.portfolios.names([signal.customerId], member, "all");
  return customer ? { ...signal, customer: customer.name } : null;
}

export async function showItem(turn: Turn, itemId: string): Promise<Card> {
  const item = await openItem(turn, itemId);
  return item ? itemCard(item, turn.today) : oldButtonCard();
}

/** "New date…": the days that people name most, and how to say another. */
export async function offerDays(turn: Turn, itemId: string): Promise<Card> {
  const item = await openItem(turn, itemId);
  if (!item) return oldButtonCard();
  const { today } = turn;
  const friday = addDays(today, (FRIDAY - weekday(today) + 7) % 7);
  const days = [addDays(today, 1), friday, addDays(friday, 7), addDays(friday, 14)];
  const later = [...new Set(days)].filter((day) => day > today).toSorted();
  return newDayCard(item, later, today);
}
