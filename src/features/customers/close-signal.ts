/** A promise kept or a concern closed, from the buttons of a customer's card. */
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { thanksCard } from "../lookup/customer-notices.view.ts";

const ACTIONS = { commitment: "commitment.keep", concern: "concern.close" } as const;

/** Whoever sees all of the customer may say so. */
export async function closeSignal(
  turn: ChangeTurn,
  kind: "commitment" | "concern",
  signalId: string,
): Promise<Write[]> {
  const { store, member, today } = turn;
  const signal = await store.customers.signal(signalId);
  if (signal?.kind !== kind) return [say(turn, oldButtonCard())];
  const [customer] = await store.portfolios.names([signal.customerId], member, "all");
  if (!customer) return [say(turn, oldButtonCard())];
  return [
    { kind: "signal.close", signalId, on: today },
    say(turn, thanksCard(ACTIONS[kind], customer.name)),
  ];
}
