import { describe, expect, it } from "vitest";
import { commitmentsOf } from "../../src/engine/model/commitment.ts";
import { concernsOf } from "../../src/engine/model/concern.ts";
import { aSignal } from "../support/portfolio.ts";

const TODAY = "2026-05-12";

describe("promises", () => {
  const state = (dueOn: string | null, closedOn: string | null) =>
    commitmentsOf([aSignal({ kind: "commitment", at: "2026-05-01", dueOn, closedOn })], TODAY)[0];

  it("each has its state", () => {
    expect(state("2026-05-12", null)).toMatchObject({ state: "open", dueInDays: 0 });
    expect(state("2026-05-11", null)).toMatchObject({ state: "overdue", overdueDays: 1 });
    expect(state("2026-05-10", "2026-05-10")).toMatchObject({ state: "kept" });
    expect(state("2026-05-08", "2026-05-10")).toMatchObject({ state: "late", lateDays: 2 });
    expect(state(null, "2026-05-10")).toMatchObject({ state: "kept" });
    expect(state(null, null)).toMatchObject({ state: "open", dueInDays: null });
  });

  it("one without a side is ours, and no other signal counts", () => {
    const signals = [
      aSignal({ kind: "commitment", at: "2026-05-01" }),
      aSignal({ at: "2026-05-01" }),
    ];
    expect(commitmentsOf(signals, TODAY).map(({ by }) => by)).toEqual(["us"]);
  });
});

describe("concerns", () => {
  it("each has the days that it is or was open", () => {
    const concern = (closedOn: string | null) =>
      aSignal({ kind: "concern", at: "2026-05-02", closedOn });
    expect(concernsOf([concern(null), concern("2026-05-06")], TODAY, "UTC")).toMatchObject([
      { state: "open", saidOn: "2026-05-02", openDays: 10 },
      { state: "closed", closedOn: "2026-05-06", tookDays: 4 },
    ]);
  });
});
