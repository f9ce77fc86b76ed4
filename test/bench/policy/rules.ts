import type { Customer } from "../../../src/engine/model/customer.ts";
import { DAY_MS, type Instant, type Week } from "../../../src/engine/model/time.ts";
import type { Portfolio } from "../../../src/engine/model/portfolio.ts";
import type { Choice } from "./company.ts";
import { drawFor } from "./draw.ts";

/** Whom to nudge about this week, from the records alone. `monday` is the week's first instant. */
export type Policy = {
  name: string;
  choose(records: Portfolio, week: Week, monday: Instant): Choice[];
};

const CADENCE_DAYS = { A: 30, B: 60, C: 90 };

/** What people use today, each choosing as many as the budget allows. None of them says what to talk about. */
export const SIMPLE_RULES: Policy[] = [
  byRank("fixed-cadence", ({ customer, silentDays }) => silentDays / CADENCE_DAYS[customer.tier]),
  byRank("days-since-contact", ({ silentDays }) => silentDays),
  byRank("round-robin", ({ weeksSinceNudge }) => weeksSinceNudge),
  byRank("random", ({ luck }) => luck),
];

type Seen = { customer: Customer; silentDays: number; weeksSinceNudge: number; luck: number };

function byRank(name: string, rank: (seen: Seen) => number): Policy {
  return {
    name,
    choose(records, _week, monday) {
      const lastTouch = new Map<string, number>();
      for (const { customerId, at } of records.interactions)
        if (at < monday) lastTouch.set(customerId, Math.max(at, lastTouch.get(customerId) ?? 0));
      const lastNudge = new Map<string, number>();
      records.nudges.forEach((it, order) => lastNudge.set(it.customerId, order));
      const draw = drawFor(Number(records.workspaceId.replace(/\D/g, "")));
      const ranked = records.customers
        .filter((it) => it.status === "active")
        .map((customer, i) => {
          const silentDays =
            (monday - (lastTouch.get(customer.id) ?? monday - 365 * DAY_MS)) / DAY_MS;
          const weeksSinceNudge = -(lastNudge.get(customer.id) ?? -1);
          const luck = draw(i, Math.floor(monday / DAY_MS), 99);
          return { customer, rank: rank({ customer, silentDays, weeksSinceNudge, luck }) };
        })
        .toSorted((a, b) => b.rank - a.rank);
      return records.members.flatMap((member) =>
        ranked
          .filter(({ customer }) => customer.ownerIds[0] === member.id)
          .slice(0, records.settings.nudgesPerWeek)
          .map(({ customer }) => ({
            memberId: member.id,
            customerId: customer.id,
            contactId: null,
            aim: null,
            play: name,
          })),
      );
    },
  };
}
