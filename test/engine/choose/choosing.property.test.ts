import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weekStart } from "../../../src/engine/model/calendar.ts";
import type { Customer } from "../../../src/engine/model/customer.ts";
import type { Portfolio } from "../../../src/engine/model/portfolio.ts";
import { anInteraction, aSignal } from "../../support/portfolio.ts";
import { DAY_MS } from "../../../src/engine/model/time.ts";
import { planWeek } from "../../../src/engine/choose/week-plan.ts";
import { createPlanningContext } from "../../../src/engine/choose/planning-context.ts";
import { CATALOGUE } from "../../../src/engine/plays/catalogue/catalogue.ts";
import { FIRST_WEEK, portfolios } from "./portfolios.ts";
import { liveWeeks } from "./year.ts";

const RUNS = { numRuns: 40 };
/** Several weeks are planned in each of these. */
const LONG_RUNS = { numRuns: 12 };

const activeIn = ({ customers }: Portfolio) => customers.filter((it) => it.status === "active");

describe("choosing, over any portfolio", () => {
  it("keeps to the budget, in slots from 1 on, and gives a customer one nudge a week at most", () => {
    fc.assert(
      fc.property(portfolios, (portfolio) => {
        const { nudges } = planWeek(portfolio, FIRST_WEEK);
        for (const [, own] of Map.groupBy(nudges, (it) => it.memberId)) {
          expect(own.length).toBeLessThanOrEqual(portfolio.settings.nudgesPerWeek);
          expect(own.map((it) => it.slot)).toEqual(own.map((_, i) => i + 1));
        }
        expect(new Set(nudges.map((it) => it.customerId)).size).toBe(nudges.length);
      }),
      RUNS,
    );
  });

  it("nudges owners about their active customers alone, in words without gaps", () => {
    fc.assert(
      fc.property(portfolios, (portfolio) => {
        const byId = new Map(portfolio.customers.map((it) => [it.id, it]));
        for (const nudge of planWeek(portfolio, FIRST_WEEK).nudges) {
          const customer = byId.get(nudge.customerId) as Customer;
          expect(customer.status).toBe("active");
          expect(customer.ownerIds).toContain(nudge.memberId);
          const { reason, action, question, whyNow, whyNotNext } = nudge;
          for (const text of [reason, action, question, whyNow]) {
            expect(text).not.toMatch(/[{}]|undefined|null|NaN|^$/);
          }
          // Nothing is said where nobody is next in line.
          expect(whyNotNext).not.toMatch(/[{}]|undefined|null|NaN/);
          expect(`${reason} ${action} ${question}`).toContain(customer.name);
          const touched = portfolio.interactions.some((it) => it.customerId === customer.id);
          if (touched) expect(nudge.evidence.length).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });

  it("gives the same plan again, in whatever order the rows come, and a member alone the same part of it", () => {
    fc.assert(
      fc.property(portfolios, (portfolio) => {
        const plan = planWeek(portfolio, FIRST_WEEK);
        const { interactions, signals, contacts } = portfolio;
        const turned = {
          ...portfolio,
          interactions: interactions.toReversed(),
          signals: signals.toReversed(),
          contacts: contacts.toReversed(),
        };
        expect(planWeek(turned, FIRST_WEEK)).toEqual(plan);
        for (const { id } of portfolio.members) {
          expect(planWeek(portfolio, FIRST_WEEK, { memberIds: [id] }).nudges).toEqual(
            plan.nudges.filter((it) => it.memberId === id),
          );
        }
      }),
      RUNS,
    );
  });

  it("uses nothing that happened at or after Monday 00:00 in the member's zone", () => {
    fc.assert(
      fc.property(portfolios, (portfolio) => {
        const [first] = portfolio.customers;
        const earliest = Math.min(
          ...portfolio.members.map((it) => weekStart(FIRST_WEEK, it.timezone)),
        );
        const customerId = first?.id ?? "";
        // Between the first Monday and the last, what counts hangs on the zone: such touches stand on neither side.
        const isPlain = (at: number) => at < earliest || isAfterEveryMonday(at, portfolio);
        const plain = {
          ...portfolio,
          interactions: portfolio.interactions.filter(({ at }) => isPlain(at)),
        };
        const later = {
          ...plain,
          interactions: [
            ...plain.interactions,
            ...[earliest, earliest + 30 * DAY_MS]
              .filter(isPlain)
              .map((at) => anInteraction({ customerId, at, contactIds: [] })),
          ],
          signals: [
            ...portfolio.signals,
            aSignal({ customerId, kind: "concern", at: earliest + 2 * DAY_MS }),
          ],
        };
        expect(planWeek(later, FIRST_WEEK)).toEqual(planWeek(plain, FIRST_WEEK));
      }),
      RUNS,
    );
  });

  it("leaves a customer alone in the week after a nudge, unless something grave is new", () => {
    fc.assert(
      fc.property(portfolios, (portfolio) => {
        const grave = new Set(
          portfolio.signals
            .filter((it) => it.kind === "commitment" && it.closedOn === null)
            .map((it) => it.customerId),
        );
        const weeks = liveWeeks(portfolio, FIRST_WEEK, 5);
        weeks.slice(1).forEach(({ nudges }, i) => {
          const before = new Set(
            weeks[i]?.nudges.filter((it) => !it.withheld).map((it) => it.customerId),
          );
          for (const { customerId } of nudges) {
            if (!grave.has(customerId)) expect(before.has(customerId)).toBe(false);
          }
        });
      }),
      LONG_RUNS,
    );
  });

  it("withholds no tier A, no overdue promise, and nothing when the holdout is off", () => {
    fc.assert(
      fc.property(portfolios, (portfolio) => {
        const byId = new Map(portfolio.customers.map((it) => [it.id, it]));
        const monday = weekStart(FIRST_WEEK, "UTC");
        const overdue = new Set(
          portfolio.signals
            .filter((it) => it.kind === "commitment" && it.by === "us" && it.closedOn === null)
            .filter((it) => it.dueOn !== null && Date.parse(it.dueOn) < monday)
            .map((it) => it.customerId),
        );
        for (const { withheld, customerId } of planWeek(portfolio, FIRST_WEEK).nudges) {
          if (!withheld) continue;
          expect(portfolio.settings.holdout).toBe(true);
          expect(byId.get(customerId)?.tier).not.toBe("A");
          expect(overdue.has(customerId)).toBe(false);
        }
      }),
      RUNS,
    );
  });

  it("chooses the same customers and plays with the holdout on or off: nothing leaks from it", () => {
    fc.assert(
      fc.property(portfolios, (portfolio) => {
        const planned = (holdout: boolean) =>
          planWeek(
            { ...portfolio, settings: { ...portfolio.settings, holdout } },
            FIRST_WEEK,
          ).nudges.map((it) => ({ ...it, inExperiment: false, withheld: false }));
        expect(planned(true)).toEqual(planned(false));
      }),
      RUNS,
    );
  });
});

describe("nobody forgotten", () => {
  it("gives every customer its turn in time, while turns take at most a third of the nudges", () => {
    fc.assert(
      fc.property(portfolios, (given) => {
        const { portfolio, within } = asManyAsFit(given);
        const weeks = liveWeeks(portfolio, FIRST_WEEK, 30);
        for (const { id } of portfolio.customers) {
          const most = within.get(id);
          if (most === undefined) continue;
          const turns = weeks.flatMap(({ nudges }, week) =>
            nudges.some((it) => it.customerId === id && !it.withheld) ? [week] : [],
          );
          const gaps = [...turns, 30].map((week, i) => week - (turns[i - 1] ?? -1));
          expect(Math.max(...gaps), `${id} waits at most ${most} weeks`).toBeLessThanOrEqual(most);
        }
      }),
      LONG_RUNS,
    );
  });

  it("else tells the manager how many do not fit, and still serves who waited longest", () => {
    fc.assert(
      fc.property(portfolios, (given) => {
        const contactIntervalWeeks = { everyone: 8, tierA: 4 };
        const settings = { ...given.settings, nudgesPerWeek: 1, contactIntervalWeeks };
        const customers = given.customers.map((it) => ({ ...it, tier: "C" as const }));
        const portfolio = { ...given, settings, customers, interactions: [] };
        const weeks = liveWeeks(portfolio, FIRST_WEEK, 3);
        const active = activeIn(portfolio).length;
        const room = portfolio.members.length * 8;
        if (active > room) expect(weeks[0]?.waiting).toBeGreaterThanOrEqual(active - room);
      }),
      LONG_RUNS,
    );
  });
});

/** As many of a portfolio's customers as turns that take a third of the nudges can serve, with the weeks that each may wait. */
function asManyAsFit(portfolio: Portfolio) {
  const load = new Map<string, number>();
  const within = new Map<string, number>();
  const { priorities } = createPlanningContext(portfolio, FIRST_WEEK, CATALOGUE);
  for (const { customer, contactIntervalWeeks } of priorities) {
    const [owner = ""] = customer.ownerIds;
    const after = (load.get(owner) ?? 0) + 1 / contactIntervalWeeks;
    if (customer.ownerIds.length > 1 || after > portfolio.settings.nudgesPerWeek / 3) continue;
    load.set(owner, after);
    within.set(customer.id, contactIntervalWeeks);
  }
  const isKept = ({ customerId }: { customerId: string }) => within.has(customerId);
  const kept = {
    ...portfolio,
    customers: portfolio.customers.filter((it) => within.has(it.id)),
    interactions: portfolio.interactions.filter(isKept),
    signals: portfolio.signals.filter(isKept),
    contacts: portfolio.contacts.filter(isKept),
  };
  return { portfolio: kept, within };
}

function isAfterEveryMonday(at: number, { members }: Portfolio): boolean {
  return members.every((it) => at >= weekStart(FIRST_WEEK, it.timezone));
}
