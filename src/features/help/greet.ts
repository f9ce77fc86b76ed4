/** Politeness is answered in a line: to a greeting, what one can say here, with one of the member's own customers. */
import type { Card } from "../../chat/view.ts";
import type { Turn } from "../../app/context.ts";
import { greetingCard, thanksCard } from "./help-card.view.ts";

export async function greet(turn: Turn, said: "hello" | "thanks"): Promise<Card> {
  if (said === "thanks") return thanksCard();
  const { store, member } = turn;
  const [first] = await store.customers.ownedBy([member.id]);
  const [customer] = first === undefined ? [] : await store.portfolios.names([first], member);
  return greetingCard(member.name, customer?.name ?? null);
}
