import type { WeekNumber } from "./contact-interval.ts";

/** A customer and the most weeks that may pass between two of its turns. */
export type Task = { id: string; everyWeeks: number };

/** Whose fixed turn is this week, and whose is the next. */
export type ContactSchedule = { now: ReadonlySet<string>; next: ReadonlySet<string> };

/**
 * A fixed timetable in which everybody's turn comes in time, for weeks in which there is hardly room for more than turns:
 * there, serving the earliest deadline first fails, since a turn taken early brings the next one forward. Turns every
 * week, second, fourth … week fit whenever they fit on average (pinwheel scheduling: Holte and others, 1989), so periods
 * are shortened to ones that divide the longest. Null where they don't fit.
 */
export function contactSchedule(
  tasks: Task[],
  perWeek: number,
  week: WeekNumber,
): ContactSchedule | null {
  const longest = Math.max(1, ...tasks.map((it) => it.everyWeeks));
  const slots = Array.from({ length: longest }, () => 0);
  const now = new Set<string>();
  const next = new Set<string>();
  const ordered = tasks
    .map(({ id, everyWeeks }) => ({ id, period: divisorUpTo(everyWeeks, longest) }))
    .toSorted((a, b) => a.period - b.period || (a.id < b.id ? -1 : 1));
  for (const { id, period } of ordered) {
    const start = emptiest(slots, period);
    for (let at = start; at < longest; at += period) slots[at] = (slots[at] ?? 0) + 1;
    if ((slots[start] ?? 0) > perWeek) return null;
    if (week % period === start) now.add(id);
    if ((week + 1) % period === start) next.add(id);
  }
  return { now, next };
}

/** The week of a period with the fewest slots taken. Shorter periods came before, so all its repeats are as empty. */
function emptiest(slots: number[], period: number): number {
  let best = 0;
  for (let at = 1; at < period; at++) {
    if ((slots[at] ?? 0) < (slots[best] ?? 0)) best = at;
  }
  return best;
}

function divisorUpTo(most: number, of: number): number {
  let divisor = Math.min(most, of);
  while (of % divisor !== 0) divisor -= 1;
  return divisor;
}
