import { describe, expect, it } from "vitest";
import { differenceOf, rateOf } from "../../../src/engine/outcome/interval.ts";
import type { Report } from "../../../src/engine/outcome/report.ts";
import {
  learnedBlocks,
  sayMoved,
  sayResponse,
  sayShare,
  sayUplift,
  sayVerdict,
} from "../../../src/features/plays/play-words.view.ts";

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

describe("what is said of a share", () => {
  it("has its interval, or how many more are needed", () => {
    expect(sayResponse(report())).toBe("60 % (50 to 69 %) of 100");
    expect(sayResponse(report({ response: rateOf(3, 8) }))).toBe("not enough yet, 12 more needed");
    expect(sayShare(rateOf(3, 8))).toBe("8 so far, 12 more needed");
  });
});

describe("what is said of the comparison with those held back", () => {
  it("has its interval, and says when it may be chance", () => {
    expect(sayUplift(report())).toBe("+30 points (+12 to +44)");
    expect(sayUplift(report({ uplift: differenceOf(50, 100, 22, 40) }))).toBe(
      "−5 points (−22 to +13), which may be chance",
    );
  });

  it("says what is missing, and nothing else", () => {
    const missing = (of: number, ofOther: number) =>
      sayUplift(report({ uplift: differenceOf(0, of, 0, ofOther) }));
    expect(missing(50, 8)).toBe("not enough yet, 12 more held back needed");
    expect(missing(5, 8)).toBe("not enough yet, 15 more sent and 12 more held back needed");
  });
});

describe("what a digest says of it", () => {
  it("is one line that a manager can repeat", () => {
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
});

describe("what a trial came to", () => {
  it("is said with its reason, or with how many more are needed", () => {
    expect(sayVerdict({ kind: "keep", answers: 0.64, of: 25, usual: 0.6 })).toBe(
      "Kept: 64 % of 25 were answered, where 60 % is usual.",
    );
    expect(sayVerdict({ kind: "not enough yet", moreNeeded: 1 })).toBe(
      "Not enough yet: 1 more nudge needed.",
    );
  });

  it("says how the strength moved in whole words", () => {
    const moves = [2.04, -1.5, 0.01].map((moved) => sayMoved(report({ moved })));
    expect(moves).toEqual([
      "up 2 points on average",
      "down 1.5 points on average",
      "as before, on average",
    ]);
  });
});
