/** `/customer week`: the member's nudges of this week and what became of them. */
import { addWeeks, weekOf } from "../../engine/model/calendar.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { Turn } from "../../app/context.ts";
import { weekCard } from "./week-card.view.ts";

/** `number`: the ISO week of that number that is nearest to this one; null: this week. */
export async function showWeek({ store, member, today }: Turn, number: number | null = null) {
  const week = number === null ? weekOf(today) : nearestWeek(today, number);
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

/** A year has 52 or 53 weeks, so that each number comes within half a year of every week, but 53 in most years. */
const HALF_A_YEAR_WEEKS = 27;

function nearestWeek(today: LocalDate, number: number) {
  const now = weekOf(today);
  const away = Array.from({ length: 2 * HALF_A_YEAR_WEEKS + 1 }, (_, n) => n - HALF_A_YEAR_WEEKS);
  const found = away
    .map((weeks) => ({ weeks, week: addWeeks(now, weeks) }))
    .filter(({ week }) => Number(week.slice(-2)) === number)
    .toSorted((a, b) => Math.abs(a.weeks) - Math.abs(b.weeks))[0];
  return found?.week ?? now;
}
