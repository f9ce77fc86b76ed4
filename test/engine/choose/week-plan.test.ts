import { describe, expect, it } from "vitest";
import type { Customer } from "../../../src/engine/model/customer.ts";
import { CATALOGUE } from "../../../src/engine/plays/catalogue/catalogue.ts";
import { Play } from "../../../src/engine/plays/play.ts";
import { DEFAULT_SETTINGS } from "../../../src/engine/model/settings.ts";
import {
  anotherIdea,
  nextStep,
  planWeek,
  planWeekInSteps,
} from "../../../src/engine/choose/week-plan.ts";
import {
  aContact,
  aCustomer,
  aMember,
  aNudge,
  anInteraction,
  aPortfolio,
  aSignal,
  at,
  everyDays,
} from "../../support/portfolio.ts";

const WEEK = "2026-W21";
const NO_HOLDOUT = { ...DEFAULT_SETTINGS, holdout: false };

/** Customers of Ada's, alike but for what is given; each was called every 14 days up to 8 May. */
function customersOfAda(count: number, given: (i: number) => Partial<Customer> = () => ({})) {
  const customers = Array.from({ length: count }, (_, i) =>
    aCustomer({ id: `c${i}`, name: `Customer ${i}`, ...given(i) }),
  );
  return {
    customers,
    contacts: customers.map(({ id }) => aContact({ id: `at-${id}`, customerId: id })),
    interactions: customers.flatMap(({ id }) =>
      everyDays(14, 10, "2026-01-02").map((day) =>
        anInteraction({ customerId: id, contactIds: [`at-${id}`], at: day }),
      ),
    ),
  };
}

describe("a plan in steps", () => {
  it("pauses at every customer, while it learns, weighs and words, and comes to the same", () => {
    const portfolio = aPortfolio(customersOfAda(40));
    const steps = planWeekInSteps(portfolio, WEEK);
    let pauses = 0;
    for (;;) {
      const step = steps.next();
      if (step.done) {
        expect(step.value).toEqual(planWeek(portfolio, WEEK));
        break;
      }
      pauses++;
    }
    expect(pauses).toBeGreaterThan(3 * 40);
  });
});

describe("whom to strengthen", () => {
  it("puts an overdue promise of ours first", () => {
    const portfolio = aPortfolio({
      ...customersOfAda(5),
      settings: { ...NO_HOLDOUT, nudgesPerWeek: 1 },
      signals: [
        aSignal({
          customerId: "c4",
          kind: "commitment",
          by: "us",
          quote: "I'll send you the test report",
          dueOn: "2026-05-10",
          at: "2026-05-01",
        }),
      ],
    });
    const [nudge] = planWeek(portfolio, WEEK).nudges;
    expect(nudge).toMatchObject({ customerId: "c4", play: "keep-the-promise", aim: "trust" });
    expect(nudge?.reason).toContain("I'll send you the test report");
    expect(nudge?.evidence).toContainEqual({
      on: "2026-05-01",
      quote: "I'll send you the test report",
    });
    expect(nudge?.whyNow).toContain("overdue");
  });

  it("hears a concern of theirs before it asks for anything of ours", () => {
    const concerned = aPortfolio({
      ...customersOfAda(1, () => ({ renewalOn: "2026-06-01", priorities: ["early orders"] })),
      settings: NO_HOLDOUT,
      signals: [
        aSignal({ customerId: "c0", kind: "concern", quote: "Lead times", at: "2026-05-04" }),
      ],
    });
    const [nudge] = planWeek(concerned, WEEK).nudges;
    expect(nudge?.play).toBe("hear-the-concern");
    const [calm] = planWeek({ ...concerned, signals: [] }, WEEK).nudges;
    expect(calm?.play).toBe("renewal-at-the-door");
  });

  it("prefers whom a manager has put in front", () => {
    const rows = customersOfAda(12);
    const plan = (focusCustomerIds: string[]) =>
      planWeek(
        aPortfolio({ ...rows, settings: { ...NO_HOLDOUT, nudgesPerWeek: 1, focusCustomerIds } }),
        WEEK,
      ).nudges[0]?.customerId;
    expect(plan(["c7"])).toBe("c7");
    expect(plan(["c2"])).toBe("c2");
  });

  it("prefers the more valuable of two that are alike", () => {
    const rows = customersOfAda(2, (i) => ({ annualValue: i === 1 ? 90_000 : 10_000 }));
    const portfolio = aPortfolio({ ...rows, settings: { ...NO_HOLDOUT, nudgesPerWeek: 1 } });
    const [nudge] = planWeek(portfolio, WEEK).nudges;
    expect(nudge?.customerId).toBe("c1");
    expect(nudge?.whyNotNext).toBe(
      "Next in line is Customer 0, last in touch on 8 May: less hangs on it.",
    );
  });

  it("nudges nobody about paused, lost or unowned customers", () => {
    const rows = customersOfAda(3, (i) => ({
      status: (["paused", "lost", "active"] as const)[i] ?? "active",
      ownerIds: i === 2 ? ["gone"] : ["ada"],
    }));
    expect(planWeek(aPortfolio(rows), WEEK).nudges).toEqual([]);
  });

  it("shares the work between members who share customers", () => {
    const rows = customersOfAda(6, () => ({ ownerIds: ["ada", "bo"] }));
    const members = [aMember(), aMember({ id: "bo", name: "Bo Lind" })];
    const { nudges } = planWeek(aPortfolio({ ...rows, members, settings: NO_HOLDOUT }), WEEK);
    expect(nudges.filter((it) => it.memberId === "ada")).toHaveLength(3);
    expect(nudges.filter((it) => it.memberId === "bo")).toHaveLength(3);
    expect(new Set(nudges.map((it) => it.customerId)).size).toBe(6);
  });

  it("tells how many turns don't fit into the nudges", () => {
    const portfolio = aPortfolio({
      customers: Array.from({ length: 30 }, (_, i) => aCustomer({ id: `c${i}`, tier: "C" })),
      settings: {
        ...NO_HOLDOUT,
        nudgesPerWeek: 2,
        contactIntervalWeeks: { everyone: 8, tierA: 4 },
      },
    });
    expect(planWeek(portfolio, WEEK).waiting).toEqual([{ memberId: "ada", customers: 14 }]);
  });
});

describe("when nudges go unanswered", () => {
  const ignored = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      aNudge({
        customerId: `c${i}`,
        week: `2026-W${19 - Math.floor(i / 3)}`,
        slot: 3 - (i % 3),
        state: "ignored",
        sentAt: at("2026-05-05"),
      }),
    );

  it("sends as many as before after two: that is often luck; and gentler ones after four", () => {
    const rows = customersOfAda(12);
    const plan = (nudges: ReturnType<typeof ignored>) =>
      planWeek(aPortfolio({ ...rows, nudges, settings: NO_HOLDOUT }), WEEK).nudges;
    expect(plan(ignored(2))).toHaveLength(3);
    const gentle = new Set(CATALOGUE.filter((it) => it.gentle).map((it) => it.id));
    for (const { play } of plan(ignored(4))) expect(gentle.has(play), play).toBe(true);
  });

  it("falls silent after six, until the member speaks", () => {
    const rows = { ...customersOfAda(12), nudges: ignored(6), settings: NO_HOLDOUT, spokenAt: {} };
    const quiet = planWeek(aPortfolio(rows), WEEK);
    expect(quiet.nudges).toEqual([]);
    expect(quiet.silent).toMatchObject([{ memberId: "ada" }]);
    const spoken = planWeek(aPortfolio({ ...rows, spokenAt: { ada: at("2026-05-06") } }), WEEK);
    expect(spoken.nudges).toHaveLength(3);
    expect(spoken.silent).toEqual([]);
  });

  it("goes on where only a portfolio folder speaks, and it holds a later touch of the member's own", () => {
    const rows = { ...customersOfAda(12), nudges: ignored(6), settings: NO_HOLDOUT };
    expect(planWeek(aPortfolio(rows), WEEK).nudges).toHaveLength(3);
  });
});

describe("the holdout", () => {
  it("withholds about one in ten, and says so", () => {
    const rows = customersOfAda(200, () => ({ tier: "C" }));
    const { nudges } = planWeek(
      aPortfolio({
        ...rows,
        members: Array.from({ length: 40 }, (_, i) => aMember({ id: `m${i}` })),
        customers: rows.customers.map((it, i) => ({ ...it, ownerIds: [`m${i % 40}`] })),
        // five customers a member are served at ease: no turn hangs on a nudge
        settings: { ...DEFAULT_SETTINGS, nudgesPerWeek: 5 },
      }),
      WEEK,
    );
    const withheld = nudges.filter((it) => it.withheld).length;
    expect(nudges).toHaveLength(200);
    expect(withheld).toBeGreaterThan(8);
    expect(withheld).toBeLessThan(36);
  });
});

describe("another idea", () => {
  it("is for the same customer, with a play that was not offered yet, until none is left", () => {
    const portfolio = aPortfolio({ ...customersOfAda(1), settings: NO_HOLDOUT });
    const [first] = planWeek(portfolio, WEEK).nudges;
    const offered: string[] = [];
    let nudge = first ?? null;
    while (nudge) {
      expect(nudge).toMatchObject({ memberId: "ada", customerId: "c0", slot: 1, withheld: false });
      expect(offered).not.toContain(nudge.play);
      offered.push(nudge.play);
      nudge = anotherIdea(portfolio, WEEK, nudge, offered);
    }
    expect(offered.length).toBeGreaterThan(5);
  });

  it("is a next step too, for a look in between", () => {
    const portfolio = aPortfolio({ ...customersOfAda(1), settings: NO_HOLDOUT });
    const step = nextStep(portfolio, "c0", "ada", at("2026-05-20"));
    expect(step?.question).toMatch(/\?$/);
    expect(nextStep(portfolio, "nobody", "ada", at("2026-05-20"))).toBeNull();
  });
});

describe("a workspace's own play", () => {
  const own = Play.parse({
    id: "ask-about-the-trade-fair",
    aim: "fit",
    when: {
      all: [
        { fact: "touchDays", atLeast: 1 },
        { fact: "lastOn", known: true },
      ],
    },
    reason: "The fair is coming, and {customer} was last in touch on {lastOn}.",
    action: "Ask {them} whether they go.",
    questions: ["Is {them} going to the fair?", "What will {customer} show?", "Where do we meet?"],
    teaches: "Who will be there.",
    weight: 5,
  });

  it("is offered like the catalogue's", () => {
    const portfolio = aPortfolio({ ...customersOfAda(1), settings: NO_HOLDOUT });
    const [nudge] = planWeek(portfolio, WEEK, { plays: [own] }).nudges;
    expect(nudge).toMatchObject({
      play: own.id,
      reason: "The fair is coming, and Customer 0 was last in touch on 8 May.",
      evidence: [{ on: "2026-05-08" }],
    });
  });

  it("is refused with a fact that Rapport does not know, or a condition on a word as if it were a number", () => {
    const refused = (change: object) => Play.safeParse({ ...own, ...change }).success;
    expect(refused({})).toBe(true);
    expect(refused({ reason: "{customer} has {secrets}." })).toBe(false);
    expect(refused({ when: { fact: "customer", atLeast: 3 } })).toBe(false);
    expect(refused({ when: { fact: "mood", known: true } })).toBe(false);
    expect(refused({ questions: ["One?", "Two?"] })).toBe(false);
  });
});

describe("what is not known", () => {
  it("never reads as low: no condition holds on it, nor does its opposite", () => {
    const wary = Play.parse({
      ...CATALOGUE[0],
      id: "wary",
      when: { not: { fact: "praisedDays", below: 100 } },
    });
    const portfolio = aPortfolio({ ...customersOfAda(1), settings: NO_HOLDOUT });
    expect(planWeek(portfolio, WEEK, { plays: [wary] }).nudges).toEqual([]);
  });
});
