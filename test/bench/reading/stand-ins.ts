/** `npm run bench -- stand-ins`: replies read with the recorded answers of those who stood in for a model, beside the rules alone. */
import { loadLexicon } from "../../../src/app/load-lexicon.ts";
import { evidenceIn } from "../../../src/engine/reading/evidence.ts";
import { readReply } from "../../../src/engine/reading/read-reply.ts";
import { checkReading } from "../../../src/llm/check.ts";
import { ModelReading, parseAnswer } from "../../../src/llm/model-reading.ts";
import { loadVoices } from "../../engine/reading/voices.ts";
import { loadRecordings } from "../../llm/recordings/recordings.ts";
import { readPair } from "./bench.ts";
import { harmsOf } from "./harm.ts";
import { readingAsGold, type ReadPair } from "./pairs.ts";
import { scoresOf } from "./score.ts";

export async function standInsBench(print: (line: object) => void): Promise<void> {
  const lexicon = loadLexicon();
  const voiced = new Map(loadVoices(["learn", "tune"]).map((one) => [one.reply.id, one]));
  const pairs = loadRecordings().flatMap(({ request, hint, answer }) => {
    const one = voiced.get(request.id);
    if (one === undefined) return [];
    const alone = readPair(one, lexicon);
    const rules = readReply(request, lexicon);
    const parsed = parseAnswer(answer, ModelReading);
    const evidence = evidenceIn(request, lexicon);
    const reading =
      parsed.kind === "said"
        ? checkReading(parsed.said, { request, evidence, rules, lexicon }).reading
        : null;
    const helped: ReadPair = { ...alone, got: readingAsGold(reading ?? rules) };
    return { hint, split: one.voice.split, alone, helped };
  });
  for (const split of ["tune", "learn"] as const)
    for (const hint of [true, false]) {
      const own = pairs.filter((pair) => pair.hint === hint && pair.split === split);
      const helped = own.map((pair) => pair.helped);
      const rules = own.map(({ alone }) => alone);
      const [value, baseline] = [scoresOf(helped).mean, scoresOf(rules).mean];
      const harmful = (all: ReadPair[]) => all.filter((pair) => harmsOf(pair).length > 0).length;
      print({
        name: `stand-ins, ${split}, ${hint ? "with" : "without"} the rules' hint`,
        value,
        unit: "mean of the fields' shares",
        baseline,
        ratio: value / baseline,
        replies: own.length,
        harmful: harmful(helped),
        harmfulByRules: harmful(rules),
      });
    }
}
