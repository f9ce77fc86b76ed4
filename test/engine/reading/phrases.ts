/** Phrases that independent authors wrote and labelled, for the classifier of clauses to learn from: files of `phrases/`. */
import type { Act } from "../../../src/engine/reading/acts.ts";
import { actsOf, loadLines, type Place } from "./labelled-lines.ts";

/** A clause as somebody would type it, with `{P}`, `{C}`, `{O}`, `{PAST}` and `{NEXT}` for names and days. */
export type Phrase = {
  author: string;
  language: string;
  acts: Act[];
  text: string;
  /** its author labelled moods too */
  hasMoods: boolean;
};

/** All phrases, by author. Throws on a line that is not `language⇥labels⇥text`. */
export function loadPhrases(): Phrase[] {
  const phrases = loadLines("phrases", parsePhrase);
  const isMood = ({ acts }: Phrase) => acts.includes("pleased") || acts.includes("cross");
  const moody = new Set(phrases.filter(isMood).map(({ author }) => author));
  return phrases.map((phrase) => ({ ...phrase, hasMoods: moody.has(phrase.author) }));
}

function parsePhrase(line: string, place: Place): Phrase {
  const [language, labels, text, ...more] = line.split("\t");
  if (language === undefined || labels === undefined || !text || more.length > 0)
    throw new Error(`${place.where}: not language, labels and text`);
  const acts = actsOf(labels, place);
  return { author: place.author, language, acts, text, hasMoods: false };
}
