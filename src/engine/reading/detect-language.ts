/** Finds the language of a reply by its small words. */
import type { ReadLanguage } from "./languages.ts";
import { READ_LANGUAGES } from "./languages.ts";
import type { Lexicon } from "./lexicon.ts";
import { normalize } from "./normalized-text.ts";

/** One small word can be a name ("Di"), so a language that is not read needs at least this many. */
const MIN_FOREIGN_WORDS = 2;
/** Below this share of Latin letters a reply is in another script. */
const MIN_LATIN_SHARE = 0.5;

/** @returns a language that is read (English when nothing tells), or null for one that is not */
export function languageOf(flat: string, { smallWords }: Lexicon): ReadLanguage | null {
  const letters = flat.match(/\p{L}/gu)?.length ?? 0;
  const latin = flat.match(/[a-z]/g)?.length ?? 0;
  if (letters > 0 && latin / letters < MIN_LATIN_SHARE) return null;
  const words = flat.match(/[a-z]+/g) ?? [];
  let best = "en";
  let most = 0;
  for (const [language, small] of smallWords) {
    let count = 0;
    for (const word of words) if (small.has(word)) count += 1;
    if (count > most) [best, most] = [language, count];
  }
  const read = READ_LANGUAGES.find((language) => language === best);
  return read ?? (most < MIN_FOREIGN_WORDS ? "en" : null);
}

/** @returns the languages that are read and whose small words a reply has most of, the likeliest first; all of them where it has hardly any */
export function likelyLanguages(flat: string, { smallWords }: Lexicon): ReadLanguage[] {
  const words = flat.match(/[a-z]+/g) ?? [];
  const counts = smallWords.map(([language, small]) => ({
    language: READ_LANGUAGES.find((read) => read === language),
    count: words.filter((word) => small.has(word)).length,
  }));
  const most = Math.max(...counts.map(({ count }) => count));
  const least = most < MIN_FOREIGN_WORDS ? 0 : most;
  return counts
    .toSorted((left, right) => right.count - left.count)
    .flatMap(({ language, count }) => (count >= least && language !== undefined ? [language] : []));
}

/** @returns whether the rules read the language that a reply is written in */
export const isReadLanguage = (reply: string, lexicon: Lexicon): boolean =>
  languageOf(normalize(reply).flat, lexicon) !== null;
