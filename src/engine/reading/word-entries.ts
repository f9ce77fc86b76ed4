/** Entries of one or several words, found token by token. */
import { dateTokensOf, type DateToken } from "./date-tokens.ts";
import { isNear } from "./misspelling.ts";

/** What an entry stands for, and how many tokens it has. */
export type FoundEntry<T> = { value: T; length: number };

/** Entries of one or several words with what they stand for. */
export type WordEntries<T> = {
  /** @param forgiving whether a long word may be a letter off */
  find(tokens: DateToken[], at: number, forgiving?: boolean): FoundEntry<T> | null;
  /** the words with which an entry begins */
  firstWords(): Iterable<string>;
};

/**
 * @param lines entries whose last word is their value
 * @returns them by their words; one that has no value throws when the lexicon is read
 */
export function createEntries<T>(
  lines: string[],
  parse: (value: string) => T | null,
): WordEntries<T> {
  const byFirst = new Map<string, { rest: string[]; value: T }[]>();
  for (const line of lines) {
    const cut = line.lastIndexOf(" ");
    const [first = "", ...rest] = dateTokensOf(line.slice(0, cut)).map(({ text }) => text);
    const value = parse(line.slice(cut + 1));
    if (value === null || Number.isNaN(value))
      throw new Error(`no value in the lexicon's line "${line}"`);
    byFirst.set(first, [...(byFirst.get(first) ?? []), { rest, value }]);
  }
  for (const [first, list] of byFirst)
    byFirst.set(
      first,
      list.toSorted((left, right) => right.rest.length - left.rest.length),
    );
  return {
    firstWords: () => byFirst.keys(),
    find(tokens, at) {
      const found = byFirst
        .get(tokens[at]?.text ?? "")
        ?.find(({ rest }) => rest.every((word, index) => tokens[at + 1 + index]?.text === word));
      return found === undefined ? null : { value: found.value, length: found.rest.length + 1 };
    },
  };
}

/** @returns entries without a value */
export const createPlainEntries = (lines: string[]): WordEntries<number> =>
  createEntries(
    lines.map((line) => `${line} 1`),
    Number,
  );

/** Shorter words are no misspelling: too many others are near. */
export const LEAST_MISSPELT = 6;

/** @returns the entries, with long words found when a letter is off */
export function forgiving(
  entries: WordEntries<number>,
  exceptions: Set<string>,
): WordEntries<number> {
  const words = new Set(entries.firstWords());
  // a misspelling keeps the first letter
  const byLetter = Map.groupBy(
    [...words].filter((word) => word.length >= LEAST_MISSPELT),
    (word) => word.charAt(0),
  );
  const isMisspelling = (written: string, word: string) =>
    isNear(written, word) && Math.abs(written.length - word.length) < 2;
  return {
    ...entries,
    find(tokens, at, isForgiving = false) {
      const exact = entries.find(tokens, at);
      const token = tokens[at];
      const word = token?.text ?? "";
      if (exact !== null || !isForgiving || word.length < LEAST_MISSPELT) return exact;
      if (exceptions.has(word) || words.has(word.replace(/s$/, ""))) return null;
      const near = byLetter.get(word.charAt(0))?.find((each) => isMisspelling(word, each));
      if (near === undefined || token === undefined) return null;
      return entries.find([{ ...token, text: near }], 0);
    },
  };
}
