import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadLexicon } from "../../../src/app/load-lexicon.ts";
import { readReply } from "../../../src/engine/reading/read-reply.ts";
import { Reading, ReadingRequest } from "../../../src/engine/reading/reading.ts";
import { scoresOf } from "./score.ts";

/**
 * 122 replies of twelve voices, written before the rules were tuned. The rules were tuned on every other one (the
 * first, the third, …); the rest only tell how well they carry over.
 */
const SET = setOf("second-set.jsonl");

/**
 * 57 replies of more voices (freight, farming, print, hotels, German, French, Spanish, Irish and Australian trades), written
 * when the rules stood: 43 on which the untouched rules' mean was 0.886, and, once the causes that are general were mended,
 * 14 more on which it was 0.937. Some of these were mended too, so that this set no longer tells how strangers are read.
 */
const LATER = setOf("third-set.jsonl");

function setOf(file: string) {
  return readFileSync(new URL(file, import.meta.url), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const { request, gold } = JSON.parse(line) as { request: unknown; gold: unknown };
      return { request: ReadingRequest.parse(request), want: Reading.parse(gold) };
    });
}

const scored = (rows: typeof SET) =>
  scoresOf(
    rows.map(({ request, want }) => ({
      text: request.text,
      want,
      got: readReply(request, loadLexicon()),
    })),
  );
const mean = (scores: Record<string, number>): number =>
  Object.values(scores).reduce((sum, each) => sum + each, 0) / Object.keys(scores).length;

describe("reader, the project's own set of replies:", () => {
  it("has the voices it says", () => {
    expect(SET).toHaveLength(122);
  });

  it("is read with a mean of 0.93 on the half the rules were tuned on, no field under 0.80", () => {
    const scores = scored(SET.filter((_, at) => at % 2 === 0));
    expect(mean(scores)).toBeGreaterThan(0.93);
    for (const [field, score] of Object.entries(scores)) expect(score, field).toBeGreaterThan(0.8);
  });

  it("is read with a mean of 0.90 on the other half, no field under 0.75", () => {
    const scores = scored(SET.filter((_, at) => at % 2 === 1));
    expect(mean(scores)).toBeGreaterThan(0.9);
    for (const [field, score] of Object.entries(scores)) expect(score, field).toBeGreaterThan(0.75);
  });

  it("and the later one with a mean of 0.95, no field under 0.85, and no quote made up", () => {
    const scores = scored(LATER);
    expect(mean(scores)).toBeGreaterThan(0.95);
    for (const [field, score] of Object.entries(scores)) expect(score, field).toBeGreaterThan(0.85);
    for (const { request } of LATER)
      for (const { signals } of readReply(request, loadLexicon()).interactions)
        expect(signals.every(({ quote }) => request.text.includes(quote))).toBe(true);
  });
});
