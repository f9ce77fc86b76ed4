/** `npm run bench -- learn-reading`: trains the classifier of clauses on phrases and the replies of `learn`, and writes it. */
import { readFileSync, writeFileSync } from "node:fs";
import { loadLexicon } from "../../../../src/app/load-lexicon.ts";
import { ACTS } from "../../../../src/engine/reading/acts.ts";
import { parseLabelModel } from "../../../../src/engine/reading/label-model.ts";
import { parseActModel } from "../../../../src/engine/reading/act-model.ts";
import { z } from "zod";
import { Reading, ReadingRequest } from "../../../../src/engine/reading/reading.ts";
import { loadPhrases, type Phrase } from "../../../engine/reading/phrases.ts";
import { loadRuns } from "../../../engine/reading/runs.ts";
import { Gold, loadVoices, requestOf, type VoicedReply } from "../../../engine/reading/voices.ts";
import { learn } from "./classifier.ts";
import {
  breakExamples,
  breakExamplesOfPhrase,
  breakExamplesOfRun,
  examplesOfPhrase,
  examplesOfReply,
  examplesOfRun,
  type Labelled,
  type Scorer,
} from "./examples.ts";
import { recordExamples } from "./record-examples.ts";
import { RECORD_CHOICES } from "../../../../src/engine/reading/record-choices.ts";

const fileOf = (name: string) =>
  new URL(`../../../../src/engine/reading/${name}-model.tsv`, import.meta.url);
/** So often what the labels leave open is settled by the model of the round before. */
const ROUNDS = 1;
/** Cross-validation folds, split by author. */
const FOLDS = 3;

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
  const { author } = one.voice;
  return {
    request: ReadingRequest.parse(requestOf(one)),
    gold: one.reply.gold,
    author,
    isOlder: false,
  };
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
        return { request, gold: Gold.parse(read), author: file, isOlder: true };
      }),
  );
}

/** @returns the texts of models that learned from these alone: first where clauses end, then what they do, then what records say */
export function trained(phrases: Phrase[], replies: Labelled[]): Models {
  const clauses = trainedOnClauses(phrases, replies);
  return { ...clauses, record: trainedOnRecords(phrases, replies) };
}

type Models = { break: string; act: string; record: string };

function trainedOnClauses(phrases: Phrase[], replies: Labelled[]): Omit<Models, "record"> {
  const runs = loadRuns();
  const breaks = learn(
    ["break"],
    [
      ...phrases.flatMap((phrase, at) => breakExamplesOfPhrase(phrase, at, loadLexicon())),
      ...runs.flatMap((run, at) => breakExamplesOfRun(run, at, loadLexicon())),
      ...replies.flatMap((reply) => breakExamples(reply, loadLexicon())),
    ],
  );
  const lexicon = { ...loadLexicon(), breakModel: parseLabelModel(breaks, 1) };
  let score: Scorer | null = null;
  let acts = "";
  for (let round = 0; round <= ROUNDS; round += 1) {
    acts = learn(ACTS, [
      ...phrases.flatMap((phrase, at) => examplesOfPhrase(phrase, at, lexicon, score)),
      ...runs.flatMap((run, at) => examplesOfRun(run, at, lexicon)),
      ...replies.flatMap((reply) => examplesOfReply(reply, lexicon, score)),
    ]);
    score = parseActModel(acts);
  }
  return { break: breaks, act: acts };
}

/** RecordDrafts are learned from clauses as they are scored for strangers: by models that never saw their author. */
function trainedOnRecords(phrases: Phrase[], replies: Labelled[]): string {
  const authors = [...new Set(replies.map(({ author }) => author))].toSorted();
  const foldOf = ({ author }: Labelled) => authors.indexOf(author) % FOLDS;
  const examples = Array.from({ length: FOLDS }, (_, fold) => {
    const own = replies.filter((reply) => foldOf(reply) === fold);
    const models = trainedOnClauses(
      phrases,
      replies.filter((reply) => foldOf(reply) !== fold),
    );
    const lexicon = {
      ...loadLexicon(),
      scoreActs: parseActModel(models.act),
      breakModel: parseLabelModel(models.break, 1),
    };
    return own.flatMap((reply) => recordExamples(reply, lexicon));
  });
  return learn(RECORD_CHOICES, examples.flat());
}
