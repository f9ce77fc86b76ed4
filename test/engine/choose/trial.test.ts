import { describe, expect, it } from "vitest";
import { experienceOf } from "../../../src/engine/choose/bandit.ts";
import { rewardOf } from "../../../src/engine/choose/reward.ts";
import { CATALOGUE } from "../../../src/engine/plays/catalogue/catalogue.ts";
import { Play } from "../../../src/engine/plays/play.ts";
import type { Portfolio } from "../../../src/engine/model/portfolio.ts";
import { DEFAULT_SETTINGS } from "../../../src/engine/model/settings.ts";
import { planWeek } from "../../../src/engine/choose/week-plan.ts";
import {
  aContact,
  aCustomer,
  aHistory,
  aMember,
  aNudge,
  anInteraction,
  aPortfolio,
  aSignal,
  at,
  everyDays,
} from "../../support/portfolio.ts";

const WEEK = "2026-W21";

const trial = (id: string) =>
  Play.parse({
    id,
    aim: "fit",
    when: { fact: "lastOn", known: true },
    reason: "{customer} was last in touch on {lastOn}.",
    action: "Ask {them}.",
    questions: ["What would {customer} build?", "What is {customer} proud of?", "And next?"],
    teaches: "What they would build.",
    state: "trial",
  });

/** So many members with five customers each, all in touch every other week. */
function company(members: number, given: Partial<Portfolio> = {}): Portfolio {
  const customers = Array.from({ length: members * 5 }, (_, n) =>
    aCustomer({ id: `c${n}`, name: `Customer ${n}`, tier: "C", ownerIds: [`m${n % members}`] }),
  );
  return aPortfolio({
    settings: { ...DEFAULT_SETTINGS, holdout: false, nudgesPerWeek: 5 },
    members: Array.from({ length: members }, (_, n) => aMember({ id: `m${n}` })),
    customers,
    contacts: customers.map(({ id }) => aContact({ id: `at-${id}`, customerId: id })),
    interactions: customers.flatMap(({ id }) =>
      everyDays(14, 6, "2026-02-20").map((day) =>
        anInteraction({ customerId: id, contactIds: [`at-${id}`], at: day }),
      ),
    ),
    ...given,
  });
}

const planned = (portfolio: Portfolio, ...own: Play[]) =>
  planWeek(portfolio, WEEK, { plays: [...CATALOGUE, ...own] }).nudges;

describe("a play on trial", () => {
  it("is offered to few, and outright, however much is known of the others", () => {
    const nudges = planned(company(60), trial("a-new-question"));
    const tried = nudges.filter(({ play }) => play === "a-new-question");
    expect(nudges).toHaveLength(300);
    // A member gets it once a week at most: 60 could, in one nudge of five each (binomial, 4 standard deviations).
    expect(tried.length).toBeGreaterThan(25);
    expect(tried.length).toBeLessThanOrEqual(60);
    expect(tried[0]?.question).toMatch(/^(What would|What is|And next)/);
  });

  it("shares its turns with others on trial: more of them reach no more nudges than one in five", () => {
    const own = ["one", "two", "three", "four"].map((it) => trial(`question-${it}`));
    const nudges = planned(company(60), ...own);
    const share = nudges.filter(({ play }) => play.startsWith("question-")).length / nudges.length;
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.3);
  });

  it("changes nothing in the nudges that it is not in", () => {
    const portfolio = company(20);
    const without = new Map(planned(portfolio).map((it) => [it.customerId, it]));
    const others = planned(portfolio, trial("a-new-question"));
    const untouched = others.filter(
      ({ memberId }) =>
        !others.some((it) => it.memberId === memberId && it.play === "a-new-question"),
    );
    expect(untouched.length).toBeGreaterThan(10);
    for (const nudge of untouched) expect(nudge).toEqual(without.get(nudge.customerId));
  });

  it("waits where something is owed", () => {
    const portfolio = company(20);
    const promises = portfolio.customers.map(({ id }) =>
      aSignal({
        customerId: id,
        kind: "commitment",
        by: "us",
        quote: "I'll send it",
        at: "2026-05-01",
        dueOn: "2026-05-10",
      }),
    );
    const nudges = planned({ ...portfolio, signals: promises }, trial("a-new-question"));
    expect(nudges.filter(({ play }) => play === "a-new-question")).toEqual([]);
  });

  it("is left to the others of the catalogue once it is retired", () => {
    const retired = { ...trial("a-new-question"), state: "retired" } as const;
    expect(planned(company(20), retired)).toEqual(planned(company(20)));
  });
});

describe("an idea that was passed over", () => {
  it("rests at that customer as if it had been taken", () => {
    const portfolio = company(20);
    const plays = ["passed", "taken", "open"].map((id) =>
      Play.parse({ ...trial(id), state: "on" }),
    );
    const offered = (passedOver: string[]) => {
      const nudges = portfolio.customers.map(({ id, ownerIds }) =>
        aNudge({
          customerId: id,
          memberId: ownerIds[0] ?? "",
          week: "2026-W18",
          play: "taken",
          passedOver,
        }),
      );
      return new Set(
        planWeek({ ...portfolio, nudges }, WEEK, { plays }).nudges.map((it) => it.play),
      );
    };
    expect(offered([])).toEqual(new Set(["passed", "open"]));
    expect(offered(["passed"])).toEqual(new Set(["open"]));
  });

  it("counts as a try that earned nothing", () => {
    const [history] = [
      aHistory({ nudges: [aNudge({ play: "taken", state: "answered", passedOver: ["passed"] })] }),
    ];
    const { plays } = experienceOf([history], at("2026-07-01"), []);
    expect(plays.get("passed")).toEqual({ tries: 1, earned: 0 });
    expect(plays.get("taken")?.earned).toBe(0.5);
  });
});

describe("an answer that tells little", () => {
  it("earns half of what an answer earns, and a touch earns what it did", () => {
    const answered = aNudge({
      state: "answered",
      sentAt: at("2026-05-12"),
      answeredAt: at("2026-05-13"),
    });
    const later = at("2026-07-01");
    const worth = (replyWorth: number, touchedWithin7Days: boolean) =>
      rewardOf({ ...answered, replyWorth, touchedWithin7Days }, later);
    expect([worth(1, true), worth(0.5, true)]).toEqual([1, 0.75]);
    expect([worth(1, false), worth(0.5, false)]).toEqual([0.5, 0.25]);
  });
});
