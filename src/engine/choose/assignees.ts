/** Who gets nudges this week, and how many. */
import type { PastNudge } from "../model/nudge.ts";
import type { Portfolio } from "../model/portfolio.ts";
import type { Assignee } from "./assign.ts";
import { doseOf } from "./dose.ts";
import type { PlanningContext } from "./planning-context.ts";
import { isSilent } from "./reached-members.ts";

/**
 * Whether a member has ignored enough nudges in a row that no more are planned. A portfolio folder does not hold when
 * members last wrote; there, a recorded touch of their own counts as a sign that they are active.
 */
export function silentIn(
  { spokenAt, interactions }: Portfolio,
  reached: ReadonlyMap<string, PastNudge[]>,
  memberId: string,
): boolean {
  const nudges = reached.get(memberId) ?? [];
  if (spokenAt !== undefined)
    return isSilent(nudges, spokenAt[memberId] ?? Number.NEGATIVE_INFINITY);
  if (!isSilent(nudges, Number.NEGATIVE_INFINITY)) return false;
  const latest = nudges.at(-1)?.sentAt ?? 0;
  return !interactions.some((it) => it.memberId === memberId && it.at > latest);
}

/** The members who own somebody, with this week's budget. */
export function assigneesOf({
  portfolio,
  priorities,
  reached,
  weekNumber,
}: PlanningContext): Assignee[] {
  const owners = new Set(priorities.flatMap((it) => it.customer.ownerIds));
  const usual = portfolio.settings.nudgesPerWeek;
  return portfolio.members
    .filter((it) => owners.has(it.id))
    .map(({ id }) => {
      const budget = silentIn(portfolio, reached, id)
        ? 0
        : doseOf(reached.get(id) ?? [], usual, weekNumber);
      return { memberId: id, usual, budget };
    });
}
