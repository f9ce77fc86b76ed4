import type { Settings } from "../model/settings.ts";
import type { CustomerAsOf } from "../strengths/subject.ts";
import type { TeamWeek } from "./team-week.ts";

/** Whether everybody's nudges are enough for each customer to get its turn in time. */
export type BudgetFacts = {
  /** customers that do not fit, over the whole team */
  beyond: number;
  /** members with more customers than turns, by name; `waiting` are their longest-waiting customers, three at most */
  members: {
    memberId: string;
    memberName: string;
    customers: number;
    beyond: number;
    waiting: { customerId: string; customerName: string; restricted: boolean }[];
  }[];
};

const WAITING_SHOWN = 3;

/**
 * Each customer counts for the first of its owners who is in the team. A member's week has `nudgesPerWeek` turns; tier A
 * needs one every `contactIntervalWeeks.tierA` weeks, the others one every `contactIntervalWeeks.everyone`. What is over, in
 * customers other than tier A (tier A where these are not enough), does not fit.
 */
export function budgetOf(week: TeamWeek, settings: Settings): BudgetFacts {
  const led = Map.groupBy(week.customers, ({ history }) =>
    history.customer.ownerIds.find((id) => week.team.has(id)),
  );
  const members = [...week.team.values()]
    .flatMap((member) => {
      const customers = led.get(member.id) ?? [];
      const beyond = beyondOf(customers, settings);
      return beyond === 0
        ? []
        : [
            {
              memberId: member.id,
              memberName: member.name,
              customers: customers.length,
              beyond,
              waiting: longestWaiting(customers),
            },
          ];
    })
    .toSorted((a, b) => (a.memberName < b.memberName ? -1 : 1));
  return { beyond: members.reduce((sum, member) => sum + member.beyond, 0), members };
}

function beyondOf(customers: CustomerAsOf[], { nudgesPerWeek, contactIntervalWeeks }: Settings) {
  const tierA = customers.filter(({ history }) => history.customer.tier === "A").length;
  const others = customers.length - tierA;
  const fittingA = Math.min(tierA, nudgesPerWeek * contactIntervalWeeks.tierA);
  const turnsLeft = nudgesPerWeek - fittingA / contactIntervalWeeks.tierA;
  const fittingOthers = Math.min(others, Math.floor(turnsLeft * contactIntervalWeeks.everyone));
  return customers.length - fittingA - fittingOthers;
}

function longestWaiting(customers: CustomerAsOf[]) {
  return customers
    .toSorted((a, b) => {
      const [lastA, lastB] = [a, b].map(({ touches }) => touches.at(-1)?.interaction.at ?? 0);
      return (
        (lastA ?? 0) - (lastB ?? 0) || (a.history.customer.name < b.history.customer.name ? -1 : 1)
      );
    })
    .slice(0, WAITING_SHOWN)
    .map(({ history: { customer } }) => ({
      customerId: customer.id,
      customerName: customer.name,
      restricted: customer.visibility === "restricted",
    }));
}
