/** `/customer week`: the member's nudges of this week and what became of them. */
import { weekOf } from "../../engine/model/calendar.ts";
import type { Turn } from "../../app/context.ts";
import { weekCard } from "./week-card.view.ts";

export async function showWeek({ store, member, today }: Turn) {
  const week = weekOf(today);
  const nudges = await store.nudges.ofWeek(member.id, week);
  const ids = nudges.map((nudge) => nudge.customerId);
  const names = await store.portfolios.names(ids, member);
  const nameOf = new Map(names.map((customer) => [customer.id, customer.name]));
  return weekCard(
    week,
    nudges.flatMap((nudge) => {
      const customer = nameOf.get(nudge.customerId);
      if (customer === undefined) return [];
      const { state, question } = nudge;
      return [{ customer, state, question, on: nudge.localAt?.slice(0, 10) ?? null }];
    }),
  );
}
