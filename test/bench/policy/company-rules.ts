/** The rules that Rapport is compared with in the companies of separate authors. They see the records alone, but for the oracle. */
import { planWeek } from "../../../src/engine/choose/week-plan.ts";
import type { Customer } from "../../../src/engine/model/customer.ts";
import type { Interaction } from "../../../src/engine/model/interaction.ts";
import { DAY_MS } from "../../../src/engine/model/time.ts";
import { weekNameOf } from "./company.ts";
import { drawFor } from "./draw.ts";
import type { CompanyChoice, SimulatedCompany } from "./simulated-company.ts";

export type CompanyPolicy = { name: string; choose(company: SimulatedCompany): CompanyChoice[] };

/** Rapport as it ships: holdout on, withheld nudges not sent. */
export const RAPPORT_IN_COMPANY: CompanyPolicy = {
  name: "rapport",
  choose: ({ records, nowMonday }) =>
    planWeek(records, weekNameOf(nowMonday))
      .nudges.filter((it) => !it.withheld)
      .map(({ memberId, customerId, contactId, aim, play }) => ({
        memberId,
        customerId,
        contactId,
        aim,
        play,
      })),
};

const CADENCE_DAYS = { A: 30, B: 60, C: 90 };
const WEEK_MS = 7 * DAY_MS;

/** What is known of a customer to a simple rule. */
type Known = { customer: Customer; touches: Interaction[]; silentDays: number; restWeeks: number };
type Rank = (known: Known, company: SimulatedCompany) => number;

/** No nudges; what people use today; a filter of 40 lines; and the hidden state seen. */
export const COMPANY_RULES: CompanyPolicy[] = [
  { name: "no-nudges", choose: () => [] },
  byRank("random", ({ customer }, { records, week }) =>
    drawFor(Number(records.workspaceId.replace(/\D/g, "") || 0))(hash(customer.id), week, 99),
  ),
  byRank("round-robin", ({ restWeeks }) => restWeeks),
  byRank("days-since-contact", ({ silentDays }) => silentDays),
  byRank("fixed-cadence", ({ customer, silentDays }) => silentDays / CADENCE_DAYS[customer.tier]),
  byRank("filter", filterRank),
  byRank("hidden-state-seen", ({ customer }, company) => company.hiddenNeed(customer.id), 0),
];

/** As many as the setting allows for each member, best first; only customers with a rank above `least`. */
function byRank(name: string, rank: Rank, least = Number.NEGATIVE_INFINITY): CompanyPolicy {
  return {
    name,
    choose(company) {
      const { records, nowMonday } = company;
      const touches = Map.groupBy(
        records.interactions.filter(({ at }) => at < nowMonday),
        (it) => it.customerId,
      );
      const nudges = Map.groupBy(records.nudges, (it) => it.customerId);
      const ranked = records.customers
        .filter((it) => it.status === "active")
        .map((customer) => {
          const own = (touches.get(customer.id) ?? []).toSorted((a, b) => a.at - b.at);
          const lastAt = own.at(-1)?.at ?? nowMonday - 365 * DAY_MS;
          const nudgedAt = nudges.get(customer.id)?.at(-1)?.sentAt ?? nowMonday - 520 * WEEK_MS;
          const known = {
            customer,
            touches: own,
            silentDays: (nowMonday - lastAt) / DAY_MS,
            restWeeks: (nowMonday - nudgedAt) / WEEK_MS,
          };
          return { customer, rank: rank(known, company) };
        })
        .filter((it) => it.rank > least)
        .toSorted((a, b) => b.rank - a.rank);
      return records.members.flatMap(({ id: memberId }) =>
        ranked
          .filter(({ customer }) => customer.ownerIds[0] === memberId)
          .slice(0, records.settings.nudgesPerWeek)
          .map(({ customer }) => ({
            memberId,
            customerId: customer.id,
            contactId: null,
            aim: null,
            play: name,
          })),
      );
    },
  };
}

/** Round numbers, not searched: chance a week to turn for the worse and back, and the share of the rhythm that is left then. */
const TURNS = 0.02;
const TURNS_BACK = 0.05;
const LEFT_IN_TROUBLE = 0.3;

/**
 * A two-state filter over a customer's weekly counts: its own rate, with a Gamma prior of one touch in four weeks, or a
 * fixed share of it. Rank: the root of the value times the chance that it has turned. Rests a week after a nudge.
 */
function filterRank(
  { customer, touches, restWeeks }: Known,
  { nowMonday, week }: SimulatedCompany,
) {
  const counts = Array.from({ length: week }, () => 0);
  for (const { at } of touches) {
    const index = week - 1 - Math.floor((nowMonday - 1 - at) / WEEK_MS);
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
  }
  let turned = 0.1;
  let heard = 1;
  let lived = 4;
  for (const count of counts) {
    const before = turned * (1 - TURNS_BACK) + (1 - turned) * TURNS;
    const rate = heard / lived;
    const ifTurned = Math.exp(-rate * LEFT_IN_TROUBLE) * LEFT_IN_TROUBLE ** count;
    const ifWell = Math.exp(-rate);
    turned = (before * ifTurned) / (before * ifTurned + (1 - before) * ifWell);
    heard += count * (1 - turned);
    lived += 1 - turned;
  }
  const worth = Math.sqrt(customer.annualValue ?? 1);
  return restWeeks < 2 ? 0 : worth * turned;
}

function hash(id: string): number {
  let value = 0;
  for (const letter of id) value = (Math.imul(value, 31) + letter.charCodeAt(0)) | 0;
  return value >>> 0;
}
