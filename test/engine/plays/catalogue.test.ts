import { describe, expect, it } from "vitest";
import { candidateOf } from "../../../src/engine/choose/play-for.ts";
import { CATALOGUE, playsOf } from "../../../src/engine/plays/catalogue/catalogue.ts";
import { evidenceIn, firstSayable, isSayable, say } from "../../../src/engine/plays/text.ts";
import { CASES } from "./cases.ts";
import { situationIn, type Scene } from "./scene.ts";

/** Plays whose ground is that nothing is on record yet. */
const WITHOUT_EVIDENCE = new Set(["first-hello"]);

function candidateIn(scene: Scene, id: string) {
  const play = CATALOGUE.find((it) => it.id === id);
  if (!play) throw new Error(`no play ${id}`);
  return candidateOf(play, { situation: situationIn(scene) });
}

describe("the catalogue", () => {
  it("has at least 45 plays, over all five strengths and the balance, each id once", () => {
    expect(CATALOGUE.length).toBeGreaterThanOrEqual(45);
    expect(new Set(CATALOGUE.map((play) => play.id)).size).toBe(CATALOGUE.length);
    expect([...new Set(CATALOGUE.map((play) => play.aim))].toSorted()).toEqual(
      ["balance", "fit", "reach", "rhythm", "trust", "warmth"].toSorted(),
    );
  });

  it("has a case for every play, and no case without one", () => {
    expect(Object.keys(CASES).toSorted()).toEqual(CATALOGUE.map((play) => play.id).toSorted());
  });

  it("uses no wording twice", () => {
    const wordings = CATALOGUE.flatMap((play) => [
      ...play.reason,
      ...play.action,
      ...play.questions,
    ]);
    expect(new Set(wordings).size).toBe(wordings.length);
  });
});

describe.each(CATALOGUE.map((play) => play.id))("%s", (id) => {
  const { applies, not } = CASES[id] ?? { applies: {}, not: {} };

  it("applies where it should, and every text of it can be said", () => {
    const candidate = candidateIn(applies, id);
    expect(candidate).not.toBeNull();
    if (!candidate) return;
    const { play, facts } = candidate;
    const reason = firstSayable(play.reason, facts) ?? "";
    const said = [reason, firstSayable(play.action, facts) ?? "", ...play.questions].map((text) => {
      expect(isSayable(text, facts)).toBe(true);
      return say(text, facts);
    });
    for (const text of said) {
      expect(text).not.toMatch(/[{}]|undefined|null|NaN| {2}|\.\.|\bsomeone there\b/);
      expect(text).toMatch(/^[“‘]?\p{Lu}/u);
      expect(text.length).toBeLessThanOrEqual(400);
    }
    expect(said[0]).toContain("Fjord Foods");
    for (const question of said.slice(2)) expect(question).toMatch(/\?$|[:] [^?]+\?$/);
    if (!WITHOUT_EVIDENCE.has(id) && facts.lastOn) {
      const evidence = evidenceIn(reason, facts);
      const fallback = facts.lastOn.evidence;
      expect(evidence.length + (fallback ? 1 : 0)).toBeGreaterThan(0);
    }
  });

  it("does not apply where it should not", () => {
    expect(candidateIn(not, id)).toBeNull();
  });
});

describe("a workspace's plays", () => {
  const own = { ...CATALOGUE[0]!, id: "ask-about-the-dog" };

  it("come after the catalogue's", () => {
    expect(playsOf([own]).map((play) => play.id)).toContain("ask-about-the-dog");
  });

  it("never replace one of the catalogue's", () => {
    const thief = { ...own, id: "keep-the-promise" };
    expect(playsOf([thief])).toHaveLength(CATALOGUE.length);
    expect(playsOf([thief]).find((play) => play.id === thief.id)?.aim).toBe("trust");
  });

  it("may retire one of the catalogue's, which stays there", () => {
    const plays = playsOf([], [{ id: "first-hello", state: "retired" }]);
    const retired = plays.find((play) => play.id === "first-hello");
    expect(retired?.state).toBe("retired");
    expect(candidateOf(retired!, { situation: situationIn({}) })).toBeNull();
  });
});
