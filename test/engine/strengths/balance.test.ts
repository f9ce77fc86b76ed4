import { describe, expect, it } from "vitest";
import { balance, sharesOf } from "../../../src/engine/strengths/balance.ts";
import { aCustomer, aHistory, aSignal, at, everyDays } from "../../support/portfolio.ts";

const today = at("2026-06-22");

describe("the balance", () => {
  it("is unknown until something is known", () => {
    expect(balance(aHistory(), today)).toMatchObject({
      state: "unknown",
      effortPerValue: null,
      reason: "No hours, value or answers about our priorities are recorded yet.",
    });
  });

  it("sets a customer's part of our hours against its part of the value", () => {
    const even = balance(aHistory(), today, { effortShare: 0.1, valueShare: 0.1 });
    const more = balance(aHistory(), today, { effortShare: 0.3, valueShare: 0.1 });
    expect(even.state).toBe("even");
    expect(more.state).toBe("we give more");
    expect(more.reason).toBe("30 % of our hours go here, 10 % of our value comes from here.");
  });

  it("takes our priorities from answers alone, the latest for each", () => {
    const customer = aCustomer({
      priorities: ["Two weeks' notice", "Pay in 30 days", "Open books"],
      priorityAnswers: [
        { priority: "Two weeks' notice", respected: "yes", on: "2026-01-10" },
        { priority: "Two weeks' notice", respected: "no", on: "2026-05-10" },
        { priority: "Pay in 30 days", respected: "no", on: "2026-05-10" },
        { priority: "Open books", respected: "yes", on: "2026-07-01" },
      ],
    });
    const found = balance(aHistory({ customer }), today);
    expect(found.priorities).toEqual({ yes: 0, partly: 0, no: 2 });
    expect(found.state).toBe("not respected");
    expect(found.reason).toBe("Not respected when asked: Two weeks' notice and Pay in 30 days.");
  });

  it("counts neither what they ask for nor what we promised as a taking", () => {
    const days = everyDays(20, 12, "2026-01-10");
    const signals = days.flatMap((day) => [
      aSignal({ at: day }),
      aSignal({ at: day, kind: "commitment", by: "us" }),
    ]);
    expect(balance(aHistory({ signals }), today).state).toBe("unknown");
  });

  it("never finds a shaming word", () => {
    const signals = everyDays(20, 8, "2026-01-10").map((day) => aSignal({ at: day }));
    const { reason, state } = balance(aHistory({ signals }), today, {
      effortShare: 0.9,
      valueShare: 0.01,
    });
    expect(`${reason} ${state}`).not.toMatch(/tak(es|er)|greedy|bad|toxic|abus|exploit|unfair/i);
  });
});

describe("shares", () => {
  const worth = (id: string, annualValue: number | null, hours: number | null, currency = "EUR") =>
    aCustomer({ id, annualValue, effortHoursPerMonth: hours, currency });

  it("compare only customers with both figures, in one currency, three or more", () => {
    const shares = sharesOf([
      worth("a", 100, 30),
      worth("b", 200, 10),
      worth("c", 100, 10),
      worth("d", null, 10),
      worth("e", 100, 10, "USD"),
    ]);
    expect([...shares.keys()]).toEqual(["a", "b", "c"]);
    expect(shares.get("a")).toEqual({ effortShare: 0.6, valueShare: 0.25 });
  });
});
