import { cadence } from "../../engine/strengths/cadence.ts";
import { healthOf } from "../../engine/strengths/health.ts";
import { historiesOf, membersById } from "../../engine/model/history.ts";
import { type ListedCustomer, customersCard } from "./customers-card.view.ts";
import type { Turn } from "../../app/context.ts";

/** A list is read by a person: of more customers than this, the first by name are looked at. */
const CUSTOMERS_LOOKED_AT = 200;

const URGENCY = { quiet: 0, fading: 1, "on rhythm": 2, new: 3 } as const;

/** `/customer`: the member's own customers, and those of the members who report to them, neediest first. */
export async function listCustomers(turn: Turn, from = 0) {
  const { store, member, now, today } = turn;
  const { customers, portfolios, members } = store;
  const own = await customers.ownedBy([member.id]);
  const team =
    member.role === "rep" || own.length > 0
      ? []
      : (await members.list()).filter((one) => one.managerId === member.id);
  const ids =
    own.length > 0 || team.length === 0 ? own : await customers.ownedBy(team.map((one) => one.id));
  const portfolio = await portfolios.load(now, {
    customerIds: ids.slice(0, CUSTOMERS_LOOKED_AT),
  });
  const byId = membersById(portfolio.members);
  const lines = [...historiesOf(portfolio).values()].map((history): ListedCustomer => ({
    id: history.customer.id,
    name: history.customer.name,
    tier: history.customer.tier,
    overall: healthOf(history, now, byId).overall,
    cadence: cadence(history, now, member.timezone),
  }));
  lines.sort(
    (a, b) =>
      URGENCY[a.cadence.state] - URGENCY[b.cadence.state] ||
      (a.overall ?? 101) - (b.overall ?? 101) ||
      a.tier.localeCompare(b.tier) ||
      a.name.localeCompare(b.name),
  );
  return customersCard(lines, today, {
    whose: ids === own ? "own" : "team",
    from,
    memberId: member.id,
  });
}
