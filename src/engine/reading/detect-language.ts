/** Finds the language of a reply by its small words. */
import type { ReadLanguage } from "./languages.ts";
import { READ_LANGUAGES } from "./languages.ts";
import type { Lexicon } from "./lexicon.ts";
import { normalize } from "./normalized-text.ts";

/** One small word can be a name ("Di"), so a language that is not read needs at least this many. */
const MIN_FOREIGN_WORDS = 2;
/** And one among this many words: in notes full of abbreviations ("Mi", "Do", "b.") some look like a foreign word. */
const WORDS_PER_FOREIGN = 6;
/** What one small word weighs: a single other word that several languages may share tells nothing. */
const MIN_SCORE = 2;
/** A word, or what leans on the next one: the "l'" of French, not an l alone. */
const SMALL_WORD = /[a-z]+(?:'(?=[a-z]))?/g;
/** Below this share of Latin letters a reply is in another script. */
const MIN_LATIN_SHARE = 0.5;

/** @returns a language that is read (English when nothing tells), or null for one that is not */
export function languageOf(flat: string, lexicon: Lexicon): ReadLanguage | null {
  const letters = flat.match(/\p{L}/gu)?.length ?? 0;
  const latin = flat.match(/[a-z]/g)?.length ?? 0;
  if (letters > 0 && latin / letters < MIN_LATIN_SHARE) return null;
  const best = evidenceOf(flat, lexicon).reduce((one, other) =>
    other.score > one.score ? other : one,
  );
  if (best.score < MIN_SCORE) return "en";
  if (best.read !== undefined) return best.read;
  const words = flat.match(SMALL_WORD)?.length ?? 0;
  if (best.hits >= Math.max(MIN_FOREIGN_WORDS, words / WORDS_PER_FOREIGN)) return null;
  return bestRead(flat, lexicon);
}

/** The language for which most speaks among those that are read; English where nothing does. */
function bestRead(flat: string, lexicon: Lexicon): ReadLanguage {
  const read = evidenceOf(flat, lexicon).filter((each) => each.read !== undefined);
  const [best] = read.toSorted((left, right) => right.score - left.score);
  return best !== undefined && best.score > 0 && best.read !== undefined ? best.read : "en";
}

/** @returns the language of a reply, and then those that it may as well be in: all of them where hardly anything tells */
export function likelyLanguages(flat: string, lexicon: Lexicon): ReadLanguage[] {
  const evidence = evidenceOf(flat, lexicon);
  const most = Math.max(...evidence.map(({ hits }) => hits));
  const least = most < MIN_FOREIGN_WORDS ? 0 : most;
  const main = languageOf(flat, lexicon);
  const others = evidence
    .toSorted((left, right) => right.score - left.score)
    .flatMap(({ read, hits }) => (hits >= least && read !== undefined ? [read] : []));
  return [...new Set([...(main === null ? [] : [main]), ...others])];
}

/** What speaks for each language: a small word twice, another common word of one that is read once, since short replies have few small words. */
function evidenceOf(flat: string, { smallWords, orderWords }: Lexicon) {
  const words = flat.match(SMALL_WORD) ?? [];
  return smallWords.map(([language, small]) => {
    const read = READ_LANGUAGES.find((known) => known === language);
    const hits = words.filter((word) => small.has(word)).length;
    const common = words.filter((word) => read && !small.has(word) && orderWords[read].has(word));
    return { read, hits, score: MIN_SCORE * hits + common.length };
  });
}

/** @returns whether the rules read the language that a reply is written in */
export const isReadLanguage = (reply: string, lexicon: Lexicon): boolean =>
  languageOf(normalize(reply).flat, lexicon) !== null;
