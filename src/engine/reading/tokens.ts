/** Splits a reply into words. */
import type { NormalizedText } from "./normalized-text.ts";
import { asWritten } from "./normalized-text.ts";

/** A word of the reply, with the forms it may be compared by. */
export type Token = {
  start: number;
  end: number;
  /** folded, apostrophes left out */
  word: string;
  /** without a clinging 's, 'll or l' */
  base: string;
  /** the first letter as written is a capital; says nothing, hence false, where all is written in capitals */
  capital: boolean;
  /** all letters as written are capitals, two or more */
  capitals: boolean;
  /** a colon stands right after it */
  colon: boolean;
  /** the first word of its sentence, bullet or line */
  first: boolean;
  /** what stands between the word before and this one */
  gap: string;
};

const WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+){0,3}|&/gu;
const CLINGING = /'(?:s|ll|d|ve|re|m)$/;
const LEANING = /^(?:l|d|qu|j|n|s|c|m)'(?=..)/;

/** From this share of words in capitals on, and this many, capitals are how somebody types. */
const SHOUTED_SHARE = 0.7;
const SHOUTED_WORDS = 3;

/**
 * @param normalized the reply
 * @returns its words in order
 */
export function tokensOf(normalized: NormalizedText): Token[] {
  const tokens: Token[] = [];
  let before = 0;
  for (const match of normalized.flat.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    const written = asWritten(normalized, start, end);
    const word = match[0] === "&" ? "and" : match[0].replaceAll("'", "");
    tokens.push({
      start,
      end,
      word,
      base: match[0].replace(CLINGING, "").replace(LEANING, "").replaceAll("'", ""),
      capital: /^\p{Lu}/u.test(written.replace(/^\p{Ll}['’](?=\p{Lu})/u, "")),
      capitals: written.length > 1 && /^[\p{Lu}\p{N}&]+$/u.test(written) && /\p{Lu}/u.test(written),
      colon: normalized.flat[end] === ":",
      first: isFirst(normalized.flat, start),
      gap: normalized.flat.slice(before, start),
    });
    before = end;
  }
  return isShouted(tokens)
    ? tokens.map((token) => ({ ...token, capital: false, capitals: false }))
    : tokens;
}

function isShouted(tokens: Token[]): boolean {
  const words = tokens.filter(({ word }) => word.length > 1 && !/\d/.test(word));
  const shouted = words.filter(({ capitals }) => capitals).length;
  return shouted >= SHOUTED_WORDS && shouted >= SHOUTED_SHARE * words.length;
}

/** @returns whether no word inside a sentence has a capital, so that names have none either */
export function isLowerCase(tokens: Token[]): boolean {
  return !tokens.some(
    ({ capital, capitals, first, word }) => capital && !capitals && !first && word.length > 2,
  );
}

const OPENING = " \"'([*-•·>#_~";

function isFirst(flat: string, start: number): boolean {
  let at = start - 1;
  let spaces = false;
  while (at >= 0 && OPENING.includes(flat[at] ?? "")) {
    if (flat[at] === " ") spaces = true;
    at -= 1;
  }
  if (at < 0 || flat[at] === "\n") return true;
  return spaces && ".!?:…".includes(flat[at] ?? "");
}
