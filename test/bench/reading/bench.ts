/** `npm run bench -- reading`: what the rules reader gets right on replies by strangers, by voice and language. */
import { toLocalDate } from "../../../src/engine/model/calendar.ts";
import { loadLexicon } from "../../../src/app/load-lexicon.ts";
import type { Lexicon } from "../../../src/engine/reading/lexicon.ts";
import { readReply } from "../../../src/engine/reading/read-reply.ts";
import { ReadingRequest } from "../../../src/engine/reading/reading.ts";
import {
  loadVoices,
  requestOf,
  SPLITS,
  type Split,
  type VoicedReply,
} from "../../engine/reading/voices.ts";
import { harmsOf } from "./harm.ts";
import { readingAsGold, type ReadPair } from "./pairs.ts";
import { scoresOf } from "./score.ts";

/** The means of the reader that stood when each set came, before anything was learned from it. */
const MEAN_AT_SPLIT: Record<Split, number> = { learn: 0.536, tune: 0.771, untouched: 0.823 };

/** Prints a line for each split with its fields, harm and recall, then the untouched one by language and by voice. */
export async function readingBench(print: (line: object) => void): Promise<void> {
  for (const split of SPLITS) {
    const pairs = loadVoices([split]).map((one) => ({ one, pair: readPair(one, loadLexicon()) }));
    const mean = printScores(print, `reading ${split}`, pairs, MEAN_AT_SPLIT[split]);
    if (split !== "untouched") continue;
    for (const by of ["language", "voice"] as const) {
      for (const [name, group] of Map.groupBy(pairs, ({ one }) => one.voice[by])) {
        const own = scoresOf(group.map(({ pair }) => pair)).mean;
        print({
          ...line(`reading untouched, ${by} ${name}`, own, mean),
          replies: group.length,
          ...harm(group),
        });
      }
    }
  }
}

/** Prints how well replies were read: mean, harm, recall and fields. @returns the mean */
export function printScores(
  print: (line: object) => void,
  name: string,
  pairs: { pair: ReadPair }[],
  baseline: number,
): number {
  const { mean, fields, recall, inventedQuotes } = scoresOf(pairs.map(({ pair }) => pair));
  print({
    ...line(name, mean, baseline),
    replies: pairs.length,
    ...harm(pairs),
    inventedQuotes,
    recall: Object.fromEntries(
      Object.entries(recall).map(([what, [heard, told]]) => [what, round(heard / told)]),
    ),
    fields: Object.fromEntries(Object.entries(fields).map(([field, x]) => [field, round(x)])),
  });
  return mean;
}

/** @returns a reply with what a person and what the reader read in it */
export function readPair(one: VoicedReply, lexicon: Lexicon): ReadPair {
  const { voice, reply } = one;
  return {
    text: reply.text,
    today: toLocalDate(Date.parse(reply.sentAt), voice.timezone),
    known: voice.customers.flatMap(({ contacts }) => contacts),
    want: reply.gold,
    got: readingAsGold(readReply(ReadingRequest.parse(requestOf(one)), lexicon)),
  };
}

function harm(pairs: { pair: ReadPair }[]) {
  const harmful = pairs.filter(({ pair }) => harmsOf(pair).length > 0).length;
  return { harm: round(harmful / pairs.length) };
}

const line = (name: string, value: number, baseline: number) => ({
  name,
  value: round(value),
  unit: "mean of the fields' shares",
  baseline: round(baseline),
  ratio: baseline === 0 ? null : round(value / baseline),
});

const round = (value: number) => Math.round(value * 1_000) / 1_000;
