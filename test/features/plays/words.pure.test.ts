import { describe, expect, it } from "vitest";
import { differenceOf, rateOf } from "../../../src/engine/outcome/interval.ts";
import type { Report } from "../../../src/engine/outcome/report.ts";
import { learnedBlocks } from "../../../src/features/digests/learned.view.ts";
import { playWords } from "../../../src/features/plays/words.en.ts";

const report = (given: Partial<Report> = {}): Report => ({
  play: null,
  sent: 100,
  answered: 60,
  passedOver: 0,
  withheld: 30,
  response: rateOf(60, 100),
  touch: rateOf(50, 100),
  uplift: differenceOf(50, 100, 8, 40),
  moved: null,
  ...given,
});

const digestLine = (given: Partial<Report>) =>
  learnedBlocks(report(given), []).map((block) => (block.kind === "note" ? block.text : ""));

describe("words about plays", () => {
  it("a share: its interval, or how many more answers are needed", () => {
    expect(playWords.response(report())).toBe("60 % (50 to 69 %) of 100");
    expect(playWords.response(report({ response: rateOf(3, 8) }))).toBe(
      "not enough yet, 12 more needed",
    );
    expect(playWords.share(rateOf(3, 8))).toBe("8 so far, 12 more needed");
  });

  it("the comparison with those held back: its interval, and whether it may be chance", () => {
    expect(playWords.uplift(report())).toBe("+30 points (+12 to +44)");
    expect(playWords.uplift(report({ uplift: differenceOf(50, 100, 22, 40) }))).toBe(
      "−5 points (−22 to +13), which may be chance",
    );
  });

  it("the comparison with those held back: only what is missing while there is too little", () => {
    const missing = (of: number, ofOther: number) =>
      playWords.uplift(report({ uplift: differenceOf(0, of, 0, ofOther) }));
    expect(missing(50, 8)).toBe("not enough yet, 12 more held back needed");
    expect(missing(5, 8)).toBe("not enough yet, 15 more sent and 12 more held back needed");
  });

  it("a digest: what nudges change in one line that a manager can repeat", () => {
    expect(digestLine({})).toEqual([
      "Of a hundred customers, 30 more are in touch within a week with a nudge than without (12 more to 44 more).",
    ]);
    expect(digestLine({ uplift: differenceOf(50, 100, 22, 40) })).toEqual([
      "Whether nudges bring more touches isn't clear yet: 5 fewer of a hundred customers than without, and anything from 22 fewer to 13 more would fit.",
    ]);
    expect(digestLine({ uplift: differenceOf(50, 100, 1, 19) })).toEqual([
      "What nudges change can't be told yet; that takes 1 more nudge held back by chance.",
    ]);
    expect(digestLine({ sent: 0 })).toEqual([]);
  });

  it("a trial: its end with the reason, or how many more nudges it needs", () => {
    expect(playWords.verdict({ kind: "keep", answers: 0.64, of: 25, usual: 0.6 })).toBe(
      "Kept: 64 % of 25 were answered, where 60 % is usual.",
    );
    expect(playWords.verdict({ kind: "not enough yet", moreNeeded: 1 })).toBe(
      "Not enough yet: 1 more nudge needed.",
    );
  });

  it("a strength's move: up, down or as before", () => {
    const moves = [2.04, -1.5, 0.01].map((moved) => playWords.moved(report({ moved })));
    expect(moves).toEqual([
      "up 2 points on average",
      "down 1.5 points on average",
      "as before, on average",
    ]);
  });
});
