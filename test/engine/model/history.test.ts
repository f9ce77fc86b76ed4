import { describe, expect, it } from "vitest";
import { historiesOf } from "../../../src/engine/model/history.ts";
import {
  aCustomer,
  aNudge,
  anInteraction,
  aPortfolio,
  aSignal,
  at,
} from "../../support/portfolio.ts";

describe("histories", () => {
  it("gather each customer's rows in order of time, whatever order they come in", () => {
    const histories = historiesOf(
      aPortfolio({
        customers: [aCustomer(), aCustomer({ id: "north" })],
        interactions: [
          anInteraction({ id: "late", at: "2026-05-12" }),
          anInteraction({ id: "early", at: "2026-05-01" }),
          anInteraction({ id: "other", at: "2026-05-05", customerId: "north" }),
          anInteraction({ at: "2026-05-05", customerId: "gone" }),
        ],
      }),
    );
    expect(histories.get("fjord")?.interactions.map(({ id }) => id)).toEqual(["early", "late"]);
    expect(histories.get("north")?.interactions.map(({ id }) => id)).toEqual(["other"]);
    expect(histories.size).toBe(2);
  });

  it("know nothing of what happened at or after an instant", () => {
    const monday = at("2026-05-11T00:00Z");
    const history = historiesOf(
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
    ).get("fjord");
    expect(history?.interactions.map(({ id }) => id)).toEqual(["sunday"]);
    expect(history?.signals[0]?.closedOn).toBeNull();
    expect(history?.nudges).toMatchObject([{ id: "answered", state: "sent", answeredAt: null }]);
  });

  it("tell days in the zone that is asked for", () => {
    const midnight = at("2026-05-11T04:00Z"); // Monday 00:00 in New York
    const portfolio = aPortfolio({
      signals: [aSignal({ at: "2026-05-01", closedOn: "2026-05-11" })],
    });
    const closedOn = (zone: string) =>
      historiesOf(portfolio, midnight, zone).get("fjord")?.signals[0]?.closedOn;
    expect(closedOn("America/New_York")).toBeNull();
    expect(closedOn("UTC")).toBe("2026-05-11");
  });
});
