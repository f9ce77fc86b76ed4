import { afterAll, beforeAll, expect, it } from "vitest";
import { type Words, words } from "../../src/features/language.ts";
import { type AnyView, allViews } from "../soak/fuzz/any-view.ts";
import { diceOf } from "../soak/dice.ts";

const ROUNDS = 40;

/** What the engine writes for screens: a condition of a play, a fact and what it means, a setting's line. */
const SAID_BY_ENGINE = new Set(["playCard", "playsCard", "playFactsCard", "settingsCard"]);
/** Fields that no reader sees, with all that is in them. */
const UNSEEN = new Set("kind name style tone action id value customerId among".split(" "));

/** A language without letters: each word of it is as long as the English one, and made of dots. */
function withoutLetters(said: unknown): unknown {
  if (typeof said === "string") return said.replaceAll(/\p{Letter}/gu, "·");
  if (Array.isArray(said)) return said.map(withoutLetters);
  if (typeof said === "function") {
    return (...given: unknown[]) =>
      withoutLetters((said as (...all: unknown[]) => unknown)(...given));
  }
  return typeof said === "object" && said !== null
    ? Object.fromEntries(
        Object.entries(said).map(([key, inner]) => [
          key,
          key === "style" ? inner : withoutLetters(inner),
        ]),
      )
    : said;
}

/** The texts of a screen that hold a letter. */
function lettersIn(part: unknown, field = ""): string[] {
  if (UNSEEN.has(field)) return [];
  if (typeof part === "string") return /\p{Letter}/u.test(part) ? [part] : [];
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, inner]) =>
    lettersIn(inner, Array.isArray(part) ? field : key),
  );
}

const english: Words = { ...words };
let views: AnyView[];

beforeAll(async () => {
  views = await allViews();
  Object.assign(words, withoutLetters(english));
});
afterAll(() => Object.assign(words, english));

it("a second language: no view has words of its own", () => {
  const dice = diceOf("language");
  const left = views
    .filter(({ name }) => !SAID_BY_ENGINE.has(name))
    .flatMap(({ name, make }) =>
      Array.from({ length: ROUNDS }, () => make("–", dice.next)).flatMap((screen) =>
        lettersIn(screen).map((text) => `${name}: ${text}`),
      ),
    );
  expect([...new Set(left)].toSorted()).toEqual([]);
});
