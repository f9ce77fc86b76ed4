import { expect, test } from "vitest";
import { checkPerfect, goldOf } from "../bench/reading/perfect-model.ts";
import { scoresOf } from "../bench/reading/score.ts";

test("check: keeps what a perfect model says of every third reply that the rules learned from", () => {
  const pairs = goldOf()
    .filter((_, place) => place % 3 === 0)
    .map(checkPerfect);
  expect(pairs.length).toBeGreaterThan(600);
  expect(scoresOf(pairs).mean).toBeGreaterThanOrEqual(0.99);
});
