import { describe, expect, it } from "vitest";
import { membersById } from "../../src/engine/history.ts";
import { differenceOf, rateOf } from "../../src/engine/outcome/interval.ts";
import { outcomeOf, reportOn, verdictOn } from "../../src/engine/outcome.ts";
import { DAY_MS } from "../../src/engine/time.ts";
import { aCustomer, aHistory, aMember, aNudge, anInteraction, at } from "../support/portfolio.ts";

const MEMBERS = membersById([aMember()]);
const SENT = at("2026-05-12T07:00:00Z");
const LATER = SENT + 60 * DAY_MS;

describe("what followed a nudge", () => {
  const nudge = aNudge({
    week: "2026-W20",
    sentAt: SENT,
    answeredAt: SENT + DAY_MS,
    state: "answered",
  });

  it("counts a touch by anyone within seven days", () => {
    const within = aHistory({
      interactions: [anInteraction({ at: SENT + 6 * DAY_MS, memberId: "bo" })],
    });
    const after = aHistory({ interactions: [anInteraction({ at: SENT + 8 * DAY_MS })] });
    expect(outcomeOf(nudge, "trust", within, MEMBERS, LATER).touchedWithin7Days).toBe(true);
    expect(outcomeOf(nudge, "trust", after, MEMBERS, LATER).touchedWithin7Days).toBe(false);
  });

  it("is open until the seven days are over, unless the touch came before", () => {
    const none = aHistory();
    const early = aHistory({ interactions: [anInteraction({ at: SENT + DAY_MS })] });
    const soon = SENT + 2 * DAY_MS;
    expect(outcomeOf(nudge, "trust", none, MEMBERS, soon).touchedWithin7Days).toBeNull();
    expect(outcomeOf(nudge, "trust", early, MEMBERS, soon).touchedWithin7Days).toBe(true);
  });

  it("is told for a withheld nudge from when it would have been sent", () => {
    const withheld = aNudge({ week: "2026-W20", slot: 1, state: "withheld", sentAt: null });
    const touched = aHistory({ interactions: [anInteraction({ at: "2026-05-13" })] });
    const before = aHistory({ interactions: [anInteraction({ at: "2026-05-10" })] });
    expect(outcomeOf(withheld, "trust", touched, MEMBERS, LATER).touchedWithin7Days).toBe(true);
    expect(outcomeOf(withheld, "trust", before, MEMBERS, LATER).touchedWithin7Days).toBe(false);
  });

  it("tells how the strength moved only after four weeks, and never for the balance", () => {
    const history = aHistory({
      interactions: [90, 76, 62, 48, 1].map((days) => anInteraction({ at: SENT - days * DAY_MS })),
    });
    expect(
      outcomeOf(nudge, "rhythm", history, MEMBERS, SENT + 27 * DAY_MS).strengthMoved,
    ).toBeNull();
    expect(outcomeOf(nudge, "rhythm", history, MEMBERS, LATER).strengthMoved).toBeLessThan(0);
    expect(outcomeOf(nudge, "balance", history, MEMBERS, LATER).strengthMoved).toBeNull();
  });
});

describe("shares and their intervals", () => {
  it("are Wilson's", () => {
    // 81 of 263: 0.2553 to 0.3662 (Newcombe, "Two-sided confidence intervals for the single proportion", 1998)
    const rate = rateOf(81, 263);
    expect(rate).toMatchObject({ enough: true, of: 263 });
    if (!rate.enough) return;
    expect(rate.low).toBeCloseTo(0.2553, 4);
    expect(rate.high).toBeCloseTo(0.3662, 4);
  });

  it("are Newcombe's for a difference", () => {
    // 56/70 − 48/80 = 0.2: 0.0524 to 0.3339 (Newcombe, 1998, table II, method 10)
    const difference = differenceOf(56, 70, 48, 80);
    if (!difference.enough) throw new Error("not enough");
    expect(difference.points).toBeCloseTo(0.2, 10);
    expect(difference.low).toBeCloseTo(0.0524, 4);
    expect(difference.high).toBeCloseTo(0.3339, 4);
    expect(difference.clear).toBe(true);
  });

  it("are not said before there is enough, but how many more are needed is", () => {
    expect(rateOf(3, 5)).toEqual({ enough: false, of: 5, moreNeeded: 15 });
    expect(differenceOf(50, 100, 1, 8)).toEqual({ enough: false, moreSent: 0, moreWithheld: 12 });
  });
});

describe("the report", () => {
  const nudges = (count: number, given: Parameters<typeof aNudge>[0]) =>
    Array.from({ length: count }, () => aNudge({ week: "2026-W20", sentAt: SENT, ...given }));

  it("counts what reached the member, play by play and all together", () => {
    const history = aHistory({
      nudges: [
        ...nudges(20, { play: "first", state: "answered", answeredAt: SENT + 1 }),
        ...nudges(10, { play: "second", state: "ignored" }),
        ...nudges(5, { play: "second", state: "cancelled" }),
      ],
    });
    const [all, first, second] = reportOn([history], MEMBERS, LATER);
    expect(all).toMatchObject({ play: null, sent: 30, response: { enough: true } });
    expect(first?.response).toMatchObject({ share: 1 });
    expect(second).toMatchObject({ sent: 10, response: { enough: false, moreNeeded: 10 } });
  });

  it("compares with the holdout only what could have been withheld", () => {
    const touched = { interactions: [anInteraction({ at: SENT + DAY_MS })] };
    const sentToA = aHistory({
      customer: aCustomer({ tier: "A" }),
      ...touched,
      nudges: nudges(40, { state: "answered", answeredAt: SENT + 1 }),
    });
    const sent = aHistory({ ...touched, nudges: nudges(30, { state: "answered" }) });
    const withheld = aHistory({ nudges: nudges(25, { state: "withheld", sentAt: null }) });
    const [all] = reportOn([sentToA, sent, withheld], MEMBERS, LATER);
    expect(all).toMatchObject({ sent: 70, withheld: 25 });
    expect(all?.uplift).toMatchObject({ enough: true, points: 1, clear: true });
    const [early] = reportOn([sentToA, withheld], MEMBERS, LATER);
    expect(early?.uplift).toEqual({ enough: false, moreSent: 20, moreWithheld: 0 });
  });

  it("keeps a play on trial that earns answers, retires one that surely does not, and waits else", () => {
    const history = aHistory({
      nudges: [
        ...nudges(60, { play: "usual", state: "answered", answeredAt: SENT + 1 }),
        ...nudges(25, { play: "good", state: "answered", answeredAt: SENT + 1 }),
        ...nudges(40, { play: "poor", state: "ignored" }),
        ...nudges(4, { play: "young", state: "ignored" }),
      ],
    });
    const [all, ...plays] = reportOn([history], MEMBERS, LATER);
    const verdicts = plays.map((it) => [it.play, all && verdictOn(it, all)]);
    expect(Object.fromEntries(verdicts)).toEqual({
      usual: "keep",
      good: "keep",
      poor: "retire",
      young: "not enough yet",
    });
  });
});
