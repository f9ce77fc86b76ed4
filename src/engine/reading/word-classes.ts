/** Finds which classes of a lexicon file the words of a clause belong to: by word, never by a pattern. */
import { READ_LANGUAGES, type ReadLanguage } from "./languages.ts";
import type { WordLists } from "./word-lists.ts";

/** A stretch of flat text. */
type Place = { start: number; end: number };

/** A word of a clause, or a phrase of the lexicon, with the classes that it belongs to. */
export type ClassedWord = Place & { word: string; is: ReadonlySet<string> };

/** An entry of the lexicon: its words, and the class that its section is. */
type Entry = { words: string[]; section: string };

/** The classes of the words of one lexicon file, in every language. */
export type WordClasses = {
  /** @returns the words of a stretch of flat text; of phrases that share a word the longest, as one word; the first language first */
  wordsIn(flat: string, span: Place, languages: readonly ReadLanguage[]): ClassedWord[];
};

/** Letters by which an entry with an open ending is looked up, and one with an open beginning. */
const STEM = 3;
const TAIL = 2;
/** A number, a word, or what clings to one; in an entry a word may end or begin with `*`. */
const WORD = /\p{N}+(?:[.:/-]\p{N}+)*|\*?\p{L}+\*?|'(?:t|ll|s|ve|re|d|m)(?!\p{L})|[&+]/gu;
const NONE: ReadonlySet<string> = new Set();

/** @returns the words of one lexicon file, each of whose sections is a class */
export function createWordClasses(lists: WordLists, file: string): WordClasses {
  const books = new Map(READ_LANGUAGES.map((language) => [language, bookOf(language)]));

  function bookOf(language: ReadLanguage): Map<string, Entry[]> {
    const book = new Map<string, Entry[]>();
    for (const section of lists.sections(language, file))
      for (const line of lists.entries(language, `${file}/${section}`)) {
        const words = (line.match(WORD) ?? []).map(withoutUmlauts);
        const [first = ""] = words;
        const key = keyOf(first);
        book.set(key, [...(book.get(key) ?? []), { words, section }]);
      }
    return book;
  }

  /** The entries that start at a word, in the language that knows the longest phrase there, else the first. */
  function entriesAt(
    plain: readonly { word: string }[],
    at: number,
    languages: readonly ReadLanguage[],
  ): Entry[] {
    const word = plain[at]?.word ?? "";
    let best: Entry[] = [];
    let longest = 0;
    for (const language of languages) {
      const book = books.get(language);
      const keys = [word, `${word.slice(0, STEM)}*`, `*${word.slice(-TAIL)}`];
      const found = keys
        .flatMap((key) => book?.get(key) ?? [])
        .filter(({ words }) => words.every((entry, n) => fits(plain[at + n]?.word, entry)));
      const length = Math.max(0, ...found.map(({ words }) => words.length));
      if (length > longest) [best, longest] = [found, length];
    }
    return best;
  }

  return {
    wordsIn(flat, span, languages) {
      const plain = plainWords(flat, span);
      const found = plain.flatMap((_, at) =>
        entriesAt(plain, at, languages).map(({ words, section }) => ({
          at,
          length: words.length,
          section,
        })),
      );
      const taken: ({ at: number; is: Set<string> } | undefined)[] = [];
      const lengths: number[] = [];
      for (const { at, length, section } of found.toSorted((a, b) => b.length - a.length)) {
        const over = taken.slice(at, at + length).find((other) => other !== undefined);
        if (over === undefined) {
          const phrase = { at, is: new Set([section]) };
          for (let n = at; n < at + length; n += 1) taken[n] = phrase;
          lengths[at] = length;
        } else if (over.at === at && lengths[at] === length) over.is.add(section);
      }
      return plain.flatMap(({ start }, at) => {
        const phrase = taken[at];
        if (phrase !== undefined && phrase.at !== at) return [];
        const end = plain[at + (lengths[at] ?? 1) - 1]?.end ?? start;
        return { start, end, word: flat.slice(start, end), is: phrase?.is ?? NONE };
      });
    },
  };
}

function plainWords(flat: string, { start, end }: Place): (Place & { word: string })[] {
  return [...flat.slice(start, end).matchAll(WORD)].map(({ 0: word, index }) => ({
    start: start + index,
    end: start + index + word.length,
    word: withoutUmlauts(word),
  }));
}

/** "ue" and "u" alike: German and Danish umlauts are typed both ways, and folded to the single letter. */
export const withoutUmlauts = (word: string): string => word.replace(/([aou])e/g, "$1");

function keyOf(first: string): string {
  if (first.endsWith("*")) return `${first.slice(0, STEM)}*`;
  return first.startsWith("*") ? `*${first.slice(-TAIL)}` : first;
}

function fits(word: string | undefined, entry: string): boolean {
  if (word === undefined) return false;
  if (entry.startsWith("*")) return word.length > entry.length && word.endsWith(entry.slice(1));
  return entry.endsWith("*") ? word.startsWith(entry.slice(0, -1)) : word === entry;
}
