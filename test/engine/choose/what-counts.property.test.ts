import { describe, expect, it } from "vitest";
import { planWeek } from "../../../src/engine/choose/week-plan.ts";
import { createPlanningContext } from "../../../src/engine/choose/planning-context.ts";
import { CATALOGUE } from "../../../src/engine/plays/catalogue/catalogue.ts";
import { weekStart } from "../../../src/engine/model/calendar.ts";
import type { Portfolio } from "../../../src/engine/model/portfolio.ts";
import { drawOf } from "../../../src/engine/model/random.ts";
import { DEFAULT_SETTINGS } from "../../../src/engine/model/settings.ts";
import { DAY_MS } from "../../../src/engine/model/time.ts";
import {
  aContact,
  aCustomer,
  aMember,
  anInteraction,
  aPortfolio,
  aSignal,
} from "../../support/portfolio.ts";

const WEEK = "2026-W21";
const MONDAY = weekStart(WEEK, "UTC");

/** Two reps with 12 customers each, who speak every 4 to 12 days by luck, for 40 weeks. */
function company(seed: number): Portfolio {
  const customers = Array.from({ length: 24 }, (_, i) =>
    aCustomer({
      id: `c${i}`,
      name: `Customer ${i}`,
      ownerIds: [i < 12 ? "ada" : "bo"],
      annualValue: 10_000 + 500 * i,
    }),
  );
  return aPortfolio({
    settings: { ...DEFAULT_SETTINGS, holdout: false },
    members: [
      aMember({ timezone: "UTC", managerId: "mia" }),
      aMember({ id: "bo", name: "Bo Lind", timezone: "UTC", managerId: "mia" }),
    ],
    customers,
    contacts: customers.map(({ id }) =>
      aContact({ id: `at-${id}`, customerId: id, level: "leader" }),
    ),
    interactions: customers.flatMap(({ id, ownerIds }, i) => {
      const touches = [];
      let at = MONDAY - 280 * DAY_MS;
      for (let n = 0; at < MONDAY; n++) {
        at += (4 + (i % 5) + 4 * drawOf(`${seed} ${id} ${n}`)) * DAY_MS;
        const isInbound = drawOf(`${seed} ${id} ${n} way`) < 0.6;
        touches.push(
          anInteraction({
            id: `${id}-${n}`,
            customerId: id,
            memberId: ownerIds[0] ?? null,
            contactIds: [`at-${id}`],
            direction: isInbound ? "in" : "out",
            at,
          }),
        );
      }
      return touches.filter((it) => it.at < MONDAY);
    }),
  });
}

/** Customers of a member, most in need first. */
function placesOf(portfolio: Portfolio, memberId: string): string[] {
  return createPlanningContext(portfolio, WEEK, CATALOGUE)
    .priorities.filter((it) => it.customer.ownerIds[0] === memberId)
    .toSorted((a, b) => b.need - a.need)
    .map((it) => it.customer.id);
}

const SEEDS = Array.from({ length: 6 }, (_, seed) => seed);

describe("more of a bad sign never lowers a customer's place", () => {
  const place = (portfolio: Portfolio, id: string) => placesOf(portfolio, "ada").indexOf(id);
  const WORSE: [string, (portfolio: Portfolio, id: string) => Portfolio][] = [
    ["a concern", (it, customerId) => withSignal(it, customerId, "concern")],
    ["a competitor", (it, customerId) => withSignal(it, customerId, "competitor")],
    ["an overdue promise of ours", (it, customerId) => withSignal(it, customerId, "commitment")],
    ...[14, 28, 56, 84].map((days): [string, (portfolio: Portfolio, id: string) => Portfolio] => [
      `${days} days in which they say nothing`,
      (it, id) => ({
        ...it,
        interactions: it.interactions.filter(
          ({ customerId, direction, at }) =>
            customerId !== id || direction === "out" || at < MONDAY - days * DAY_MS,
        ),
      }),
    ]),
    [
      "a low mood",
      (it, id) => ({
        ...it,
        interactions: it.interactions.map((one) =>
          one.customerId === id && one.at > MONDAY - 30 * DAY_MS
            ? { ...one, sentiment: "negative" as const }
            : one,
        ),
      }),
    ],
  ];

  it.each(WORSE)("%s", (_name, worsen) => {
    for (const seed of SEEDS) {
      const portfolio = company(seed);
      for (const id of ["c0", "c3", "c7", "c11"])
        expect(place(worsen(portfolio, id), id), `${id}, seed ${seed}`).toBeLessThanOrEqual(
          place(portfolio, id),
        );
    }
  });
});

describe("a silence that is nobody's", () => {
  it("a rep's absence, recorded or not, changes no customer's place", () => {
    for (const seed of SEEDS) {
      const portfolio = company(seed);
      const away = (at: number) => at >= MONDAY - 35 * DAY_MS && at < MONDAY - 14 * DAY_MS;
      const absent = {
        ...portfolio,
        interactions: portfolio.interactions.filter(
          ({ memberId, at }) => memberId !== "ada" || !away(at),
        ),
      };
      const changeOf = (one: Portfolio) =>
        new Map(
          createPlanningContext(one, WEEK, CATALOGUE).priorities.map((it) => [
            it.customer.id,
            it.change.chance,
          ]),
        );
      const [before, after] = [changeOf(portfolio), changeOf(absent)];
      // What those three weeks would have told is not known: a chance may move, but not because they were silent.
      const rises = [...before].map(([id, chance]) => (after.get(id) ?? 0) - chance);
      expect(Math.abs(rises.reduce((sum, it) => sum + it, 0) / rises.length)).toBeLessThan(0.03);
      expect(Math.max(...rises)).toBeLessThan(0.3);
    }
  });
});

describe("what is not known", () => {
  it("never counts as well: a customer with no touch on record stands before most who are as ever", () => {
    const portfolio = company(1);
    const known = {
      ...portfolio,
      interactions: portfolio.interactions.filter((it) => it.customerId !== "c5"),
    };
    expect(placesOf(known, "ada").indexOf("c5")).toBeLessThan(6);
  });

  it("day one: says that little is known and asks who is there", () => {
    const portfolio = { ...company(1), interactions: [], contacts: [] };
    for (const { whyNow, question, play } of planWeek(portfolio, WEEK).nudges) {
      expect(whyNow).toContain("Little is known about");
      expect(question).toMatch(/\?$/);
      expect(["who-is-who", "first-hello"]).toContain(play);
    }
  });
});

describe("a plan's words", () => {
  it("no two reps of a team get one play the same morning", () => {
    for (const seed of SEEDS) {
      const { nudges } = planWeek(company(seed), WEEK);
      const mornings = nudges.map(({ slot, play }) => `${slot} ${play}`);
      expect(new Set(mornings).size).toBe(mornings.length);
    }
  });

  it("why not the next one: names what was weighed", () => {
    const portfolio = company(2);
    const silent = {
      ...portfolio,
      settings: { ...portfolio.settings, nudgesPerWeek: 1 },
      interactions: portfolio.interactions.filter(
        ({ customerId, at }) => customerId !== "c4" || at < MONDAY - 70 * DAY_MS,
      ),
    };
    const [nudge] = planWeek(silent, WEEK, { memberIds: ["ada"] }).nudges;
    expect(nudge?.customerId).toBe("c4");
    expect(nudge?.whyNow).toMatch(/You usually hear from Customer 4 about every \d+ days/);
    expect(nudge?.whyNotNext).toContain("they speak about as often as they used to");
  });
});

function withSignal(
  portfolio: Portfolio,
  customerId: string,
  kind: "concern" | "competitor" | "commitment",
): Portfolio {
  const at = MONDAY - 6 * DAY_MS;
  const late = kind === "commitment" ? { by: "us" as const, dueOn: "2026-05-14" } : {};
  const signal = aSignal({ id: "new", customerId, kind, quote: "so it is", at, ...late });
  return { ...portfolio, signals: [...portfolio.signals, signal] };
}
