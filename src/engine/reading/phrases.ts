/** Sets of words and short phrases that are looked up by token, in the reply's language and beside it. */
import { READ_LANGUAGES, type ReadLanguage } from "./languages.ts";
import type { Token } from "./tokens.ts";
import type { WordLists } from "./word-lists.ts";

export type Phrases = {
  /** @returns of how many words the longest phrase is that ends right before a place; 0 when none does */
  before(tokens: Token[], at: number, language: ReadLanguage | null): number;
  /** @returns of how many words the longest phrase is that starts at a place; 0 when none does */
  after(tokens: Token[], at: number, language: ReadLanguage | null): number;
};

const LONGEST_PHRASE = 4;
/** Words of one or two letters mean something else in each language: "a", "da", "e". */
const OWN_LETTERS = 2;
/** How an entry writes a number. */
const NUMBER = "#";

/** @param list entries of one to four words; `#` stands for a number */
export function createPhrases({ entries }: WordLists, list: string): Phrases {
  const all = new Set<string>();
  const own = new Set<string>();
  for (const language of READ_LANGUAGES)
    for (const phrase of entries(language, list)) {
      own.add(`${language} ${phrase}`);
      if (phrase.length > OWN_LETTERS) all.add(phrase);
    }
  /** Another language's word is none where it is a small word: "son" in French. */
  const small = new Set(
    READ_LANGUAGES.flatMap((language) =>
      entries(language, "small-words").map((word) => `${language} ${word}`),
    ),
  );
  const has = (words: string[], language: ReadLanguage | null): boolean => {
    const phrase = words.join(" ");
    if (own.has(`${language} ${phrase}`)) return true;
    return all.has(phrase) && !small.has(`${language} ${phrase}`);
  };
  return {
    before(tokens, at, language) {
      const words: string[] = [];
      let found = 0;
      for (let step = 1; step <= LONGEST_PHRASE; step += 1) {
        const token = tokens[at - step];
        if (token === undefined || (step > 1 && !isJoined(tokens[at - step + 1]))) break;
        words.unshift(plain(token));
        if (has(words, language)) found = step;
      }
      return found;
    },
    after(tokens, at, language) {
      const words: string[] = [];
      let found = 0;
      for (let step = 0; step < LONGEST_PHRASE; step += 1) {
        const token = tokens[at + step];
        if (token === undefined || (step > 0 && !isJoined(token))) break;
        words.push(plain(token));
        if (has(words, language)) found = step + 1;
      }
      return found;
    },
  };
}

const isJoined = (token: Token | undefined): boolean => token?.gap === " " || token?.gap === "-";

const plain = ({ word }: Token): string => (/^\d/.test(word) ? NUMBER : word);
