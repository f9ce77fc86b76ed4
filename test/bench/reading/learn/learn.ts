/** `npm run bench -- learn-reading`: trains the classifier of clauses on phrases and the replies of `learn`, and writes it. */
import { readFileSync, writeFileSync } from "node:fs";
import { loadLexicon } from "../../../../src/app/load-lexicon.ts";
import { ACTS } from "../../../../src/engine/reading/acts.ts";
import { parseLabelModel } from "../../../../src/engine/reading/label-model.ts";
import { parseActModel } from "../../../../src/engine/reading/act-model.ts";
import { z } from "zod";
import { Reading, ReadingRequest } from "../../../../src/engine/reading/reading.ts";
import { loadPhrases, type Phrase } from "../../../engine/reading/phrases.ts";
import { Gold, loadVoices, requestOf, type VoicedReply } from "../../../engine/reading/voices.ts";
import { learn } from "./classifier.ts";
import {
  breakExamples,
  breakExamplesOfPhrase,
  examplesOfPhrase,
  examplesOfReply,
  type Labelled,
  type Scorer,
} from "./examples.ts";

const fileOf = (name: string) =>
  new URL(`../../../../src/engine/reading/${name}-model.tsv`, import.meta.url);
/** So often what the labels leave open is settled by the model of the round before. */
const ROUNDS = 1;

export async function learnReading(print: (line: object) => void): Promise<void> {
  const phrases = loadPhrases();
  const replies = loadVoices(["learn"]).map(labelledOf);
  const models = trained(phrases, [...replies, ...earlierReplies()]);
  for (const [name, text] of Object.entries(models)) {
    writeFileSync(fileOf(name), `${text}\n`);
    const from = { phrases: phrases.length, replies: replies.length };
    print({
      name: `learn-reading ${name}`,
      value: text.split("\n").length,
      unit: "features",
      baseline: null,
      ratio: null,
      ...from,
    });
  }
}

/** @returns a labelled reply of a voice, to learn from */
export function labelledOf(one: VoicedReply): Labelled {
  return { request: ReadingRequest.parse(requestOf(one)), gold: one.reply.gold, isOlder: false };
}

/** Two sets of replies that were labelled before the contract knew updates. */
export function earlierReplies(): Labelled[] {
  return ["second-set.jsonl", "third-set.jsonl"].flatMap((file) =>
    readFileSync(new URL(`../../../engine/reading/${file}`, import.meta.url), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => {
        const { request, gold } = z
          .object({ request: ReadingRequest, gold: Reading })
          .parse(JSON.parse(line));
        const { id: _id, options: _options, ...read } = gold;
        return { request, gold: Gold.parse(read), isOlder: true };
      }),
  );
}

/** @returns the texts of models that learned from these alone: first where clauses end, then what they do */
export function trained(phrases: Phrase[], replies: Labelled[]): { break: string; act: string } {
  const breaks = learn(
    ["break"],
    [
      ...phrases.flatMap((phrase, at) => breakExamplesOfPhrase(phrase, at, loadLexicon())),
      ...replies.flatMap((reply) => breakExamples(reply, loadLexicon())),
    ],
  );
  const lexicon = { ...loadLexicon(), breakModel: parseLabelModel(breaks, 1) };
  let score: Scorer | null = null;
  let acts = "";
  for (let round = 0; round <= ROUNDS; round += 1) {
    acts = learn(ACTS, [
      ...phrases.flatMap((phrase, at) => examplesOfPhrase(phrase, at, lexicon, score)),
      ...replies.flatMap((reply) => examplesOfReply(reply, lexicon, score)),
    ]);
    score = parseActModel(acts);
  }
  return { break: breaks, act: acts };
}
