/** Replies that independent authors cut into statements and labelled, most of them without punctuation: files of `runs/`. */
import type { Act } from "../../../src/engine/reading/acts.ts";
import { actsOf, loadLines, type Place } from "./labelled-lines.ts";

/** A reply as its statements, in order. */
export type Run = { author: string; language: string; statements: { acts: Act[]; text: string }[] };

/** All runs, by author. Throws on a line that is not `language⇥[labels]statement [labels]statement …`. */
export const loadRuns = (): Run[] => loadLines("runs", parseRun);

function parseRun(line: string, place: Place): Run {
  const [language = "", rest = ""] = line.split("\t");
  const statements = [...rest.matchAll(/\[([^\]]*)\]([^[]+)/g)].map(
    ([, labels = "", text = ""]) => ({ acts: actsOf(labels, place), text: text.trim() }),
  );
  if (statements.length === 0 || !rest.startsWith("["))
    throw new Error(`${place.where}: not a language and labelled statements`);
  return { author: place.author, language, statements };
}
