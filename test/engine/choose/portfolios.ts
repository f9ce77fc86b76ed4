import fc from "fast-check";
import type { Portfolio } from "../../../src/engine/model/portfolio.ts";
import { DEFAULT_SETTINGS } from "../../../src/engine/model/settings.ts";
import { DAY_MS } from "../../../src/engine/model/time.ts";
import {
  aContact,
  aCustomer,
  aMember,
  anInteraction,
  aPortfolio,
  aSignal,
  at,
} from "../../support/portfolio.ts";

/** The first planned week of the property tests, and the days before it. */
export const FIRST_WEEK = "2026-W21";
const MONDAY = at("2026-05-18T00:00:00Z");

const ZONES = ["UTC", "Europe/Copenhagen", "America/New_York", "Asia/Singapore"];

const touch = fc.record({
  daysAgo: fc.integer({ min: 1, max: 400 }),
  hour: fc.integer({ min: 0, max: 23 }),
  direction: fc.constantFrom("in" as const, "out" as const, "both" as const),
  channel: fc.constantFrom(null, "call" as const, "email" as const, "visit" as const),
  sentiment: fc.constantFrom(null, "positive" as const, "negative" as const),
  named: fc.boolean(),
});

const signal = fc.record({
  daysAgo: fc.integer({ min: 1, max: 200 }),
  kind: fc.constantFrom(
    "need" as const,
    "concern" as const,
    "commitment" as const,
    "appreciation" as const,
    "change" as const,
    "value" as const,
    "competitor" as const,
  ),
  by: fc.constantFrom(null, "us" as const, "customer" as const),
  dueInDays: fc.option(fc.integer({ min: -60, max: 60 })),
  closedDaysAgo: fc.option(fc.integer({ min: 1, max: 30 })),
  named: fc.boolean(),
});

const customer = fc.record({
  owners: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 3 }),
  tier: fc.constantFrom("A" as const, "B" as const, "C" as const, "C" as const),
  status: fc.constantFrom(
    "active" as const,
    "active" as const,
    "active" as const,
    "paused" as const,
  ),
  value: fc.option(fc.integer({ min: 100, max: 1_000_000 })),
  renewalInDays: fc.option(fc.integer({ min: 0, max: 300 })),
  level: fc.constantFrom(null, "executive" as const, "leader" as const, "user" as const),
  touches: fc.array(touch, { maxLength: 12 }),
  signals: fc.array(signal, { maxLength: 4 }),
});

const dayOf = (daysAgo: number): string =>
  new Date(MONDAY - daysAgo * DAY_MS).toISOString().slice(0, 10);

/** Portfolios of one to three members and up to 30 customers, with and without everything that may be missing. */
export const portfolios = fc
  .record({
    members: fc.integer({ min: 1, max: 3 }),
    zones: fc.array(fc.constantFrom(...ZONES), { minLength: 3, maxLength: 3 }),
    customers: fc.array(customer, { minLength: 1, maxLength: 30 }),
    nudgesPerWeek: fc.integer({ min: 1, max: 5 }),
    holdout: fc.boolean(),
  })
  .map(({ members, zones, customers, nudgesPerWeek, holdout }): Portfolio => {
    const idOf = (i: number) => `customer-${String(i).padStart(3, "0")}`;
    return aPortfolio({
      settings: { ...DEFAULT_SETTINGS, nudgesPerWeek, holdout },
      members: Array.from({ length: members }, (_, i) =>
        aMember({ id: `member-${i}`, name: `Member ${i}`, timezone: zones[i] ?? "UTC" }),
      ),
      customers: customers.map(({ owners, tier, status, value, renewalInDays }, i) =>
        aCustomer({
          id: idOf(i),
          name: `Customer ${i}`,
          ownerIds: [...new Set(owners.map((it) => `member-${it % members}`))],
          tier,
          status,
          annualValue: value,
          renewalOn: renewalInDays === null ? null : dayOf(-renewalInDays),
        }),
      ),
      contacts: customers.map(({ level }, i) =>
        aContact({ id: `contact-${i}`, customerId: idOf(i), name: `Contact ${i}`, level }),
      ),
      interactions: customers.flatMap(({ touches, owners }, i) =>
        touches.map(({ daysAgo, hour, named, ...rest }) =>
          anInteraction({
            ...rest,
            customerId: idOf(i),
            memberId: `member-${(owners[0] ?? 0) % members}`,
            contactIds: named ? [`contact-${i}`] : [],
            at: MONDAY - daysAgo * DAY_MS + hour * 3_600_000,
          }),
        ),
      ),
      signals: customers.flatMap(({ signals }, i) =>
        signals.map(({ daysAgo, kind, by, dueInDays, closedDaysAgo, named }) =>
          aSignal({
            customerId: idOf(i),
            kind,
            by: kind === "commitment" || kind === "appreciation" ? (by ?? "us") : null,
            quote: `${kind} of customer ${i}`,
            contactId: named ? `contact-${i}` : null,
            dueOn: kind === "commitment" && dueInDays !== null ? dayOf(-dueInDays) : null,
            closedOn:
              closedDaysAgo !== null && closedDaysAgo < daysAgo ? dayOf(closedDaysAgo) : null,
            at: MONDAY - daysAgo * DAY_MS + 10 * 3_600_000,
          }),
        ),
      ),
    });
  });
