import { expect, test } from "vitest";
import { brokenFile, readBroken } from "../support/broken-files.ts";
import { scratchFolder } from "../support/scratch.ts";
import { diceOf } from "../soak/dice.ts";

const FILES = 200;

test("broken files: each is read as far as it goes or refused in a sentence, and none takes the program along", async () => {
  const folder = await scratchFolder();
  const said = new Map<string, Set<string>>();
  for (let seed = 1; seed <= FILES; seed++) {
    const file = brokenFile(diceOf(`${seed}`).next);
    const sentence = await readBroken(folder, file).catch((error: unknown) => {
      throw new Error(`seed ${seed} (${file.kind}): ${String(error)}`, { cause: error });
    });
    expect(sentence, `seed ${seed} (${file.kind})`).toMatch(/^\S.*\S$/s);
    said.set(file.kind, (said.get(file.kind) ?? new Set()).add(sentence));
  }
  for (const sentence of said.get("bomb") ?? [])
    expect(sentence).toMatch(/far more than any data|can't be opened/);
  for (const sentence of said.get("long cell") ?? [])
    expect(sentence).toContain("a million characters");
  expect(said.size).toBe(11);
});
