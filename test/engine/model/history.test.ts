import { describe, expect, it } from "vitest";
import { historiesOf } from "../../../src/engine/model/history.ts";
import { aCustomer, anInteraction, aPortfolio } from "../../support/portfolio.ts";

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
});
