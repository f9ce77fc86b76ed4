/** Phrases that independent authors wrote and labelled, for the classifier of clauses to learn from: files of `phrases/`. */
import { readdirSync, readFileSync } from "node:fs";
import { ACTS, type Act } from "../../../src/engine/reading/acts.ts";

/** A clause as somebody would type it, with `{P}`, `{C}`, `{O}`, `{PAST}` and `{NEXT}` for names and days. */
export type Phrase = {
  author: string;
  language: string;
  acts: Act[];
  text: string;
  /** its author labelled moods too */
  hasMoods: boolean;
};

const FOLDER = new URL("phrases/", import.meta.url);

/** All phrases, by author. Throws on a line that is not `language⇥labels⇥text`. */
export function loadPhrases(): Phrase[] {
  const phrases = readPhrases();
  const isMood = ({ acts }: Phrase) => acts.includes("pleased") || acts.includes("cross");
  const moody = new Set(phrases.filter(isMood).map(({ author }) => author));
  return phrases.map((phrase) => ({ ...phrase, hasMoods: moody.has(phrase.author) }));
}

function readPhrases(): Phrase[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".tsv"))
    .toSorted()
    .flatMap((file) =>
      readFileSync(new URL(file, FOLDER), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line, at) => parsePhrase(line, `${file}:${at + 1}`)),
    );
}

function parsePhrase(line: string, where: string): Phrase {
  const [language, labels, text, ...more] = line.split("\t");
  if (language === undefined || labels === undefined || !text || more.length > 0)
    throw new Error(`${where}: not language, labels and text`);
  const acts = labels.split(",").filter((label) => label !== "none");
  const isAct = (label: string): label is Act => ACTS.some((act) => act === label);
  const unknown = acts.find((label) => !isAct(label));
  if (unknown !== undefined) throw new Error(`${where}: no such label: ${unknown}`);
  return {
    author: where.split(".")[0] ?? "",
    language,
    acts: acts.filter(isAct),
    text,
    hasMoods: false,
  };
}
