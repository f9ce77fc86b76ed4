/** "Do they respect this priority of ours?", from the buttons of a customer's card. */
import type { ActionValue } from "../../chat/action.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { thanksCard } from "../lookup/customer-notices.view.ts";

/** Whoever sees all of the customer may say so; the last answer of a day counts. */
export async function answerPriority(
  turn: ChangeTurn,
  customerId: string,
  { priority, respected }: ActionValue<"priority.answer">,
): Promise<Write[]> {
  const { store, member, today } = turn;
  const [customer] = await store.portfolios.names([customerId], member, "all");
  if (!customer) return [say(turn, oldButtonCard())];
  const answer = { customerId, memberId: member.id, priority, respected, on: today };
  return [{ kind: "priority.answer", answer }, say(turn, thanksCard(customer.name))];
}
