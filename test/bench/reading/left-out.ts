/** `npm run bench -- reading-left-out`: how the replies of each author of `learn` are read by models that never saw that author. */
import { loadLexicon } from "../../../src/app/load-lexicon.ts";
import { parseActModel } from "../../../src/engine/reading/act-model.ts";
import { parseLabelModel } from "../../../src/engine/reading/label-model.ts";
import { RECORD_CHOICES } from "../../../src/engine/reading/record-choices.ts";
import { loadPhrases } from "../../engine/reading/phrases.ts";
import { loadVoices } from "../../engine/reading/voices.ts";
import { printScores, readPair } from "./bench.ts";
import { earlierReplies, labelledOf, trained } from "./learn/learn.ts";

/** The mean of the rules alone on `learn`, before there was a classifier. */
const RULES_ALONE = 0.537;

export async function leftOutBench(print: (line: object) => void): Promise<void> {
  const learn = loadVoices(["learn"]);
  const all = [...Map.groupBy(learn, ({ voice }) => voice.author)].flatMap(([author, own]) => {
    const others = learn.filter(({ voice }) => voice.author !== author).map(labelledOf);
    const models = trained(loadPhrases(), [...others, ...earlierReplies()]);
    const lexicon = {
      ...loadLexicon(),
      scoreActs: parseActModel(models.act),
      breakModel: parseLabelModel(models.break, 1),
      recordModel: parseLabelModel(models.record, RECORD_CHOICES.length),
    };
    const pairs = own.map((one) => ({ pair: readPair(one, lexicon) }));
    printScores(print, `reading left out, ${author}`, pairs, RULES_ALONE);
    return pairs;
  });
  printScores(print, "reading left out", all, RULES_ALONE);
}
