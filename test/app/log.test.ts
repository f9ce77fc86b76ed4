import { expect, test } from "vitest";
import { createLog } from "../../src/app/log.ts";

function logged(facts: object): string {
  const lines: string[] = [];
  createLog("info", { write: (line: string) => void lines.push(line) }).error(facts, "broke");
  return lines.join("");
}

test("log: an error's causes are filtered as the error is, under whatever name it stands", () => {
  const deepest = Object.assign(new Error('invalid input syntax: "whispered rhubarb" (22P02)'), {});
  const error = new Error("it broke", {
    cause: new Error("could not store 'quackenbush'", { cause: deepest }),
  });
  for (const facts of [{ err: error }, { error }, { why: error }, { error: error.stack }]) {
    const line = logged(facts);
    expect(line).not.toMatch(/rhubarb|quackenbush/);
    expect(line).toContain("it broke");
  }
  expect(logged({ err: error })).toContain("22P02");
});
