import { describe, expect, it } from "vitest";
import { historyBefore, signalsAt } from "../../../src/engine/model/as-of.ts";
import { type CustomerHistory, historiesOf } from "../../../src/engine/model/history.ts";
import type { Portfolio } from "../../../src/engine/model/portfolio.ts";
import { aNudge, anInteraction, aPortfolio, aSignal, at } from "../../support/portfolio.ts";

const before = (portfolio: Portfolio, moment: number, zone = "UTC") =>
  historyBefore(historiesOf(portfolio).get("fjord") as CustomerHistory, moment, zone);

describe("histories before a moment", () => {
  it("know nothing of what happened at or after the moment", () => {
    const monday = at("2026-05-11T00:00Z");
    const history = before(
      aPortfolio({
        interactions: [
          anInteraction({ id: "sunday", at: at("2026-05-10T23:59Z") }),
          anInteraction({ id: "monday", at: monday }),
        ],
        signals: [aSignal({ id: "need", at: "2026-05-01", closedOn: "2026-05-11" })],
        nudges: [
          aNudge({
            id: "answered",
            sentAt: at("2026-05-08"),
            answeredAt: monday,
            state: "answered",
          }),
          aNudge({ id: "sent later", sentAt: monday }),
        ],
      }),
      monday,
    );
    expect(history.interactions.map(({ id }) => id)).toEqual(["sunday"]);
    expect(history.signals[0]?.closedOn).toBeNull();
    expect(history.nudges).toMatchObject([{ id: "answered", state: "sent", answeredAt: null }]);
  });

  it("tell days in the zone that is asked for", () => {
    const midnight = at("2026-05-11T04:00Z"); // Monday 00:00 in New York
    const portfolio = aPortfolio({
      signals: [aSignal({ at: "2026-05-01", closedOn: "2026-05-11" })],
    });
    const closedOn = (zone: string) => before(portfolio, midnight, zone).signals[0]?.closedOn;
    expect(closedOn("America/New_York")).toBeNull();
    expect(closedOn("UTC")).toBe("2026-05-11");
  });
});

describe("signals at a moment", () => {
  it("include those of that very instant, and no later one", () => {
    const now = at("2026-05-11T09:00Z");
    const signals = [aSignal({ id: "now", at: now }), aSignal({ id: "later", at: now + 1 })];
    expect(signalsAt(signals, now, "UTC").map(({ id }) => id)).toEqual(["now"]);
  });

  it("closed on the day that begins at the moment: still open", () => {
    const midnight = at("2026-05-11T00:00Z");
    const signals = [aSignal({ at: "2026-05-01", closedOn: "2026-05-11" })];
    expect(signalsAt(signals, midnight, "UTC")[0]?.closedOn).toBeNull();
    expect(signalsAt(signals, midnight + 1, "UTC")[0]?.closedOn).toBe("2026-05-11");
  });
});
