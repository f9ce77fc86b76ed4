/** The words by which a reply tells what became of something open, and news of people and customers. */
import { READ_LANGUAGES } from "./languages.ts";
import { createWordClasses } from "./word-classes.ts";
import type { WordLists } from "./word-lists.ts";

export function updateWords(lists: WordLists) {
  const things = new Map<string, Set<string>>();
  for (const language of READ_LANGUAGES)
    for (const line of lists.entries(language, "updates/same")) {
      const words = line.split(" ");
      for (const word of words) things.set(word, new Set([...(things.get(word) ?? []), ...words]));
    }
  const small = new Set(
    READ_LANGUAGES.flatMap((language) => lists.entries(language, "small-words")),
  );
  return {
    updateWords: createWordClasses(lists, "updates"),
    peopleWords: createWordClasses(lists, "people-news"),
    customerWords: createWordClasses(lists, "customer-news"),
    isSmallWord: (word: string): boolean => small.has(word),
    /** "quote" and "offer": different words for the same thing */
    isSameThing: (left: string, right: string): boolean => things.get(left)?.has(right) ?? false,
  };
}
