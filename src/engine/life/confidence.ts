/** What was said in confidence: by the words that it was told with, or by a priority like "nothing about the sale leaves the room". */
import { foldText } from "../model/names.ts";
import type { Signal } from "../model/signal.ts";
import lexicon from "./words.json" with { type: "json" };

const CONFIDENCE = new RegExp(`\\b(${lexicon.confidence.join("|")})\\b`);
/** Words of a priority that are about the keeping, and not about what is kept. */
const KEEPING = new Set(lexicon.keeping);
const SHORTEST_WORD = 4;
const STEM = 6;

/** Whether words ask for a confidence, or were told in one. */
export const isConfidential = (text: string): boolean => CONFIDENCE.test(foldText(text));

/** Whether a signal is nothing for anybody but who told it: said in confidence, or about what a priority keeps in the room. */
export function isSecret(
  { confidential = false, quote }: Pick<Signal, "confidential" | "quote">,
  priorities: readonly string[],
): boolean {
  if (confidential) return true;
  const kept = priorities.filter(isConfidential);
  if (kept.length === 0) return false;
  const said = stemsOf(quote);
  return kept.some((priority) => stemsOf(priority).intersection(said).size > 0);
}

const stemsOf = (text: string): Set<string> =>
  new Set(
    foldText(text)
      .split(" ")
      .filter((word) => word.length >= SHORTEST_WORD && !KEEPING.has(word))
      .map((word) => word.slice(0, STEM)),
  );
