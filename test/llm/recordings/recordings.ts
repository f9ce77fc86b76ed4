/** Loads the recordings of this folder: what was asked, the hash of the prompt, and the answer that came. */
import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { ReadingRequest } from "../../../src/engine/reading/reading.ts";

const Recording = z.strictObject({
  request: ReadingRequest,
  /** whether the prompt held the rules' reading */
  hint: z.boolean(),
  /** the hash of the messages as `prompt.ts` printed them */
  sent: z.string(),
  /** the answer, letter for letter */
  answer: z.string(),
});
export type Recording = z.infer<typeof Recording>;

/** All recordings, in the order of their files. Throws on a line that is not of the form. */
export function loadRecordings(): Recording[] {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".jsonl"));
  return files.toSorted().flatMap((file) =>
    readFileSync(new URL(file, import.meta.url), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => Recording.parse(JSON.parse(line))),
  );
}
