import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadLexicon } from "../../../src/app/load-lexicon.ts";
import { readReply } from "../../../src/engine/reading/read-reply.ts";
import { ReadingRequest } from "../../../src/engine/reading/reading.ts";

const EXAMPLES = readFileSync(
  new URL("../../../src/engine/reading/EXAMPLES.md", import.meta.url),
  "utf8",
);
const [situation, ...records] = [...EXAMPLES.matchAll(/```json\n([\s\S]*?)```/g)].map(
  ([, json = ""]) => JSON.parse(json) as Record<string, unknown>,
);
const replies = [...EXAMPLES.matchAll(/^> (.+)$/gm)].map(([, text = ""]) => text);

/** The same without ids and without what is empty. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  const told = Object.entries(value).filter(
    ([key, one]) =>
      key !== "id" &&
      key !== "options" &&
      one !== null &&
      !(Array.isArray(one) && one.length === 0),
  );
  return Object.fromEntries(told.map(([key, one]) => [key, bare(one)]));
}

test("reading: the five documented replies are read as EXAMPLES.md says", () => {
  expect(replies).toHaveLength(5);
  const read = replies.map((text) =>
    bare(readReply(ReadingRequest.parse({ ...situation, id: "example", text }), loadLexicon())),
  );
  expect(read).toEqual(records);
});
