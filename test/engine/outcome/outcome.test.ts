import { describe, expect, it } from "vitest";
import { membersById } from "../../../src/engine/model/history.ts";
import { differenceOf, rateOf } from "../../../src/engine/outcome/interval.ts";
import { type PlayTally, reportOn, verdictOn } from "../../../src/engine/outcome/report.ts";
import { outcomeOf, wouldHaveGone } from "../../../src/engine/outcome/outcome.ts";
import { DAY_MS } from "../../../src/engine/model/time.ts";
import { aHistory, aMember, aNudge, anInteraction, at } from "../../support/portfolio.ts";

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

  it("is told from when a withheld nudge was really due, where that is known", () => {
    const dueAt = at("2026-05-14T07:00:00Z");
    const withheld = { ...aNudge({ state: "withheld", sentAt: null }), dueAt };
    const before = aHistory({ interactions: [anInteraction({ at: "2026-05-13" })] });
    expect(outcomeOf(withheld, "trust", before, MEMBERS, LATER).touchedWithin7Days).toBe(false);
  });

  it("is compared only where the nudge would have been sent: a touch in its week before its time cancels it", () => {
    const withheld = aNudge({ week: "2026-W20", slot: 2, state: "withheld", sentAt: null });
    const would = (day: string) =>
      wouldHaveGone(withheld, aHistory({ interactions: [anInteraction({ at: day })] }), MEMBERS);
    // W20 begins on Monday 11 May; the second slot is Tuesday's.
    expect(would("2026-05-10T12:00:00Z")).toBe(true);
    expect(would("2026-05-11T12:00:00Z")).toBe(false);
    expect(would("2026-05-12T12:00:00Z")).toBe(true);
  });

  it("is not told of an imported nudge, of which nobody knows when it was sent; its answer stands", () => {
    const imported = aNudge({ state: "answered", sentAt: null, answeredAt: null });
    const history = aHistory({ interactions: [anInteraction({ at: SENT + DAY_MS })] });
    expect(outcomeOf(imported, "rhythm", history, MEMBERS, LATER)).toEqual({
      answered: true,
      touchedWithin7Days: null,
      strengthMoved: null,
    });
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

/** A play's nudges, counted; nothing happened unless said. */
function counted(play: string, given: Partial<PlayTally>): PlayTally {
  const { sent = 0, answered = 0 } = given;
  const none = { passedOver: 0, touched: 0, drawn: 0, drawnTouched: 0, movedKnown: 0, moved: 0 };
  const left = { withheld: 0, withheldTouched: 0 };
  return { play, sent, answered, worth: answered, touchKnown: sent, ...none, ...left, ...given };
}

describe("the report", () => {
  it("counts all together first, then play by play", () => {
    const [all, first, second] = reportOn([
      counted("second", { sent: 10 }),
      counted("first", { sent: 20, answered: 20 }),
    ]);
    expect(all).toMatchObject({ play: null, sent: 30, response: { enough: true } });
    expect(first).toMatchObject({ play: "first", response: { share: 1 } });
    expect(second).toMatchObject({ sent: 10, response: { enough: false, moreNeeded: 10 } });
  });

  it("counts a vague answer for what it taught, and an idea that was passed over as one that was offered", () => {
    const [, vague, passed] = reportOn([
      counted("vague", { sent: 40, answered: 40, worth: 20 }),
      counted("worse", { sent: 20, answered: 20, passedOver: 20 }),
    ]);
    expect(vague?.response).toMatchObject({ share: 0.5, of: 40 });
    expect(passed?.response).toMatchObject({ share: 0.5, of: 40 });
  });

  it("compares with what was held back only what could have been, and says how many more it needs", () => {
    const given = { sent: 70, touched: 70, drawn: 30, drawnTouched: 15 };
    const [all] = reportOn([counted("any", { ...given, withheld: 25, withheldTouched: 5 })]);
    expect(all.uplift).toMatchObject({ enough: true, points: 0.5 - 0.2, clear: true });
    const [early] = reportOn([counted("any", { ...given, drawn: 12, withheld: 5 })]);
    expect(early.uplift).toEqual({ enough: false, moreSent: 8, moreWithheld: 15 });
  });

  it("says how far the strength moved once there are twenty to tell it from", () => {
    const moved = (movedKnown: number) =>
      reportOn([counted("any", { movedKnown, moved: movedKnown * 3 })])[0].moved;
    expect(moved(19)).toBeNull();
    expect(moved(20)).toBe(3);
  });
});

describe("the verdict on a play on trial", () => {
  const verdict = (given: Partial<PlayTally>) =>
    verdictOn("tried", [
      counted("the usual", { sent: 300, answered: 180 }),
      counted("tried", given),
    ]);

  it("keeps one that earns answers, and says with which figures", () => {
    expect(verdict({ sent: 25, answered: 14 })).toMatchObject({ kind: "keep", answers: 14 / 25 });
  });

  it("retires one that surely does not, however it hides: unanswered, vaguely answered or passed over", () => {
    expect(verdict({ sent: 30, answered: 6 }).kind).toBe("retire");
    expect(verdict({ sent: 30, answered: 12, worth: 6 }).kind).toBe("retire");
    expect(verdict({ sent: 10, answered: 8, passedOver: 30 }).kind).toBe("retire");
  });

  it("waits while there is not enough, and says how many more are needed", () => {
    expect(verdict({ sent: 4 })).toEqual({ kind: "not enough yet", moreNeeded: 16 });
    const near = verdict({ sent: 20, answered: 8 });
    if (near.kind !== "not enough yet") throw new Error(near.kind);
    const more = near.moreNeeded;
    expect(more).toBeGreaterThan(1);
    const after = (n: number) => verdict({ sent: n, answered: 0.4 * n }).kind;
    expect(after(20 + more - 1)).toBe("not enough yet");
    expect(after(20 + more)).toBe("retire");
  });
});
