import { describe, expect, it } from "vitest";
import { shiftsOf } from "../../../src/engine/strengths/shifts.ts";
import { aSignal, at } from "../../support/portfolio.ts";

const asked = (...answers: [day: string, quote: string, contactId?: string][]) =>
  shiftsOf(
    answers.map(([day, quote, contactId]) =>
      aSignal({ at: day, quote, contactId: contactId ?? null }),
    ),
    at("2026-06-22"),
    "UTC",
  );

describe("a shift in a customer's answers", () => {
  it.each([
    "They used to want the cheapest, now they want it on time",
    "Price is no longer what they look at",
    "Uptime rather than new features",
    "He changed his mind about the portal",
    "Our priorities have shifted",
  ])("is heard when they tell it: %s", (quote) => {
    expect(asked(["2026-06-01", quote])).toHaveLength(1);
  });

  it.each(["We need faster delivery", "They are used to our portal", "Nothing changed"])(
    "is not heard in: %s",
    (quote) => {
      expect(asked(["2026-06-01", quote])).toEqual([]);
    },
  );

  it("is seen between two answers of the same person, a month or more apart", () => {
    const price = "The price has to come down";
    const speed = "Delivery takes too long";
    expect(asked(["2026-01-10", price, "sofie"], ["2026-06-01", speed, "sofie"])).toMatchObject([
      { about: "from price to speed", before: { on: "2026-01-10" }, now: { on: "2026-06-01" } },
    ]);
    expect(asked(["2026-05-20", price, "sofie"], ["2026-06-01", speed, "sofie"])).toEqual([]);
    expect(asked(["2026-01-10", price, "sofie"], ["2026-06-01", speed, "jon"])).toEqual([]);
  });

  it("is not seen while the earlier wish is still raised", () => {
    const answers: [string, string][] = [
      ["2026-01-10", "The price has to come down"],
      ["2026-04-01", "Delivery takes too long"],
      ["2026-06-01", "A discount would help"],
    ];
    expect(asked(...answers)).toEqual([]);
  });

  it("is seen when a yes becomes a no", () => {
    const answers: [string, string][] = [
      ["2026-01-10", "We want weekly reports"],
      ["2026-06-01", "We do not want reports"],
    ];
    expect(asked(...answers)).toMatchObject([{ about: "no longer insight" }]);
  });

  it("knows nothing of tomorrow", () => {
    expect(asked(["2026-07-01", "They no longer care about price"])).toEqual([]);
  });
});
