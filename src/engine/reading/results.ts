/** Whether a clause tells of a result that the customer had from us. */
import type { ReadLanguage } from "./languages.ts";
import type { Lexicon } from "./lexicon.ts";

/** @returns "worse" for more cost: a concern and no value */
export function resultOf(
  clause: string,
  language: ReadLanguage,
  lexicon: Lexicon,
): "better" | "worse" | null {
  const won = lexicon.won[language].test(clause);
  if (language !== "en") return won && !lexicon.noResult.test(clause) ? "better" : null;
  if (lexicon.wishedResult.test(clause)) return null;
  if (lexicon.noResult.test(clause) && !lexicon.hardResult.test(clause)) return null;
  const lessCost = lexicon.lessCost.test(clause);
  const moreYield = lexicon.moreYield.test(clause);
  if (lexicon.moreCost.test(clause) && !lessCost) return "worse";
  if (lexicon.lessYield.test(clause) && !moreYield) return null;
  return won || lessCost || moreYield ? "better" : null;
}
