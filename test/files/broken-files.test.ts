import { expect, test } from "vitest";
import { brokenFile, readBroken } from "../support/broken-files.ts";
import { scratchFolder } from "../support/scratch.ts";
import { diceOf } from "../soak/dice.ts";

// What becomes of random ones, and that none is in by half, is tested in `soak/imports.test.ts`.
test.each([
  ["bomb", /far more than any data|can't be opened/],
  ["long cell", /a million characters/],
  ["broken late", /a million characters/],
  ["open quote", /^\S.*\S$/s],
  ["cut archive", /^\S.*\S$/s],
])("broken files: what is wrong with a %s stands in one sentence", async (kind, sentence) => {
  const folder = await scratchFolder();
  for (const seed of ["1", "2"]) {
    expect(await readBroken(folder, brokenFile(diceOf(seed).next, kind))).toMatch(sentence);
  }
});
