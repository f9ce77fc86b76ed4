import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../../src/engine/plays/catalogue/catalogue.ts";
import { conditionIn, sayCondition } from "../../../src/engine/plays/condition-words.ts";
import { nearestOf } from "../../../src/engine/plays/nearest.ts";
import { ownPlayOf } from "../../../src/engine/plays/own-play.ts";
import type { PlayText } from "../../../src/engine/plays/play.ts";
import { playInLines } from "../../../src/engine/plays/play-lines.ts";

const OWN: PlayText = {
  id: "ask-about-the-fair",
  aim: "fit",
  when: { fact: "lastOn", known: true },
  reason: "{customer} was last in touch on {lastOn}.",
  action: "Ask {them} whether they go to the fair.",
  questions: ["Is {them} going to the fair?", "What will {customer} show?", "Where do we meet?"],
  teaches: "Who will be there.",
};

/** What is wrong, a line each; empty when it is taken. */
function problems(change: object): string[] {
  const read = ownPlayOf({ ...OWN, ...change });
  return read.ok ? [] : read.problems.map(({ field, problem }) => `${field}: ${problem}`);
}

describe("a workspace's own play", () => {
  it("begins on trial, with the usual weight and rest", () => {
    expect(ownPlayOf(OWN)).toMatchObject({
      ok: true,
      play: { state: "trial", weight: 1, restDays: 120, about: "closest", reason: [OWN.reason] },
    });
  });

  it.each<[string, object, string]>([
    [
      "an id of the catalogue's",
      { id: "first-hello" },
      "id: “first-hello” is a play of the catalogue, which is never lost: give yours another id",
    ],
    [
      "an id with capitals",
      { id: "The Fair" },
      "id: 3 to 60 small letters, digits and hyphens, beginning with a letter, as ask-about-the-fair",
    ],
    [
      "an aim that is none",
      { aim: "mood" },
      "aim: what it works on: rhythm, trust, fit, warmth, reach, balance",
    ],
    [
      "two questions",
      { questions: ["One?", "Two?"] },
      "questions: a list of at least three wordings, each up to 600 characters",
    ],
    [
      "a question twice",
      { questions: ["One?", "Two?", "One?"] },
      "questions: the same wording stands there twice",
    ],
    [
      "an unknown fact in a text",
      { action: ["Ask {them}.", "Ask {their}."] },
      "action[1]: “their” is no fact that Rapport knows. Did you mean “theirs”? `rapport plays facts` lists them all.",
    ],
    [
      "an unknown fact in a condition",
      {
        when: {
          all: [
            { fact: "lastOn", known: true },
            { fact: "mood", known: true },
          ],
        },
      },
      "when.all[1].fact: “mood” is no fact that Rapport knows. `rapport plays facts` lists them all.",
    ],
    [
      "a word compared with a number",
      { when: { fact: "customer", atLeast: 3 } },
      "when.fact: “customer” is no number: ask whether it is known, or oneOf",
    ],
    [
      "a number in quotation marks",
      { when: { fact: "daysSilent", atLeast: "30" } },
      "when: atLeast and below are numbers, without quotation marks",
    ],
    [
      "a fact without a test",
      { when: { fact: "daysSilent" } },
      "when: say one of known, oneOf, or atLeast and below",
    ],
    [
      "a test that is none",
      { when: { fact: "daysSilent", over: 3 } },
      "when.over: is no test: use known, atLeast, below, oneOf",
    ],
    [
      "all beside a fact",
      { when: { all: [], fact: "lastOn", known: true } },
      "when: “all” stands alone: put the rest into it or around it",
    ],
    [
      "no condition",
      { when: undefined },
      'when: say when the play applies, for instance {"fact": "daysSilent", "atLeast": 30}',
    ],
    [
      "a weight beyond all",
      { weight: 50 },
      "weight: a number from 0 (never) to 5; 1 is as often as any other",
    ],
    ["a state", { state: "on" }, "state: leave it out: a new play is tried on a few nudges first"],
    [
      "a field that is none",
      { mood: "good" },
      "mood: is no field of a play. It may have: when, id, aim, about, reason, action, questions, teaches, urgent, gentle, forUs, weight, restDays",
    ],
  ])("is refused with %s, which is named with the way to mend it", (_, change, said) => {
    expect(problems(change)).toEqual([said]);
  });

  it("is refused where it is nothing at all, or nested beyond reading", () => {
    for (const nothing of [null, [], "play", 3, {}]) expect(ownPlayOf(nothing).ok).toBe(false);
    let deep: object = { fact: "lastOn", known: true };
    for (let n = 0; n < 5_000; n++) deep = { not: deep };
    expect(problems({ when: deep })[0]).toContain("nested more than 8 deep");
  });

  it("is checked against names that every object has", () => {
    expect(problems({ reason: "{constructor} of {customer}" })[0]).toContain(
      "“constructor” is no fact",
    );
    expect(problems({ when: { fact: "toString", known: true } })[0]).toContain(
      "“toString” is no fact",
    );
  });
});

describe("a condition in words", () => {
  it("says every condition of the catalogue", () => {
    for (const { id, when } of CATALOGUE) {
      expect(sayCondition(when), id).toMatch(/^(?!.*undefined)[\w(]/);
    }
    expect(
      sayCondition({
        all: [
          { any: [{ fact: "tier", oneOf: ["A", "B"] }, { not: { fact: "need", known: true } }] },
          { fact: "daysSilent", atLeast: 3, below: 9 },
        ],
      }),
    ).toBe("(tier is A, B or not need known) and daysSilent at least 3 and daysSilent below 9");
  });

  it("is read as it is said, where it is a row of tests", () => {
    const words =
      "daysSilent at least 30 and lastOn known and need unknown and tier is A, B and quietRisk below 0.5";
    expect(sayCondition(conditionIn(words) as never)).toBe(words);
    expect(conditionIn("DAYSSILENT AT LEAST 7")).toEqual({ fact: "daysSilent", atLeast: 7 });
    expect(conditionIn("always")).toEqual({ all: [] });
  });

  it("is handed on as it stands where it can't be read, so that the check names it", () => {
    expect(problems({ when: conditionIn("customer sulks") })).toEqual([
      "when.fact: “customer sulks” is no fact that Rapport knows. `rapport plays facts` lists them all.",
    ]);
  });
});

describe("a play in chat", () => {
  const QUESTIONS =
    "question: What would {customer} build today?\nquestion: Two?\nask: Three\nin two lines?";

  it("needs an aim and three questions, and has words of its own for the rest", () => {
    const read = ownPlayOf(playInLines(`aim: Fit\n${QUESTIONS}`));
    expect(read).toMatchObject({
      ok: true,
      play: {
        id: "what-would-build-today",
        aim: "fit",
        when: { fact: "lastOn", known: true },
        questions: ["What would {customer} build today?", "Two?", "Three in two lines?"],
      },
    });
  });

  it("takes everything else by its label, and says of a label that is none that it is none", () => {
    const lines = [
      "id: The-Fair",
      "aim: reach",
      "when: daysSilent at least 9",
      "why: Because.",
      "do: Ask.",
    ];
    lines.push("teaches: It.", "about: user", "rest: 30 days", "weight: 2", QUESTIONS);
    const all = lines.join("\n");
    expect(ownPlayOf(playInLines(all))).toMatchObject({
      ok: true,
      play: {
        id: "the-fair",
        aim: "reach",
        about: "user",
        restDays: 30,
        weight: 2,
        action: ["Ask."],
      },
    });
    const odd = ownPlayOf(playInLines(`aim: fit\nmood: good\n${QUESTIONS}`));
    expect(odd).toMatchObject({ ok: false, problems: [{ field: "mood" }] });
  });

  it("may be JSON, and is refused when it is half of it", () => {
    expect(ownPlayOf(playInLines(JSON.stringify(OWN))).ok).toBe(true);
    expect(ownPlayOf(playInLines('{"id": ')).ok).toBe(false);
    expect(ownPlayOf(playInLines("")).ok).toBe(false);
    expect(ownPlayOf(playInLines("__proto__: x\nconstructor: y\naim: fit")).ok).toBe(false);
  });
});

describe("a name that is none", () => {
  it("is taken for the nearest one, unless nothing is near", () => {
    const ids = CATALOGUE.map(({ id }) => id);
    expect(nearestOf("first-helo", ids)).toBe("first-hello");
    expect(nearestOf("HELLO", ids)).toBe("first-hello");
    expect(nearestOf("zzz", ids)).toBeNull();
    expect(nearestOf("", ids)).toBeNull();
  });
});
