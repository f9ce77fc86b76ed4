/** Which given names are said for each other ("Bob", "Robert"), which words are given names at all, and whose they are. */
import type { WordLists } from "./word-lists.ts";

/** Whose a given name is, where it is certain. */
export type Sex = "woman" | "man";

export type GivenNames = {
  /** @returns whether the folded word is known as somebody's first name */
  isGivenName(word: string): boolean;
  /** @returns whether it is one that is no plain word of any language, so that it names a person in lower case too */
  isOnlyGivenName(word: string): boolean;
  /** @returns the other forms of a folded given name, long and short */
  formsOf(word: string): ReadonlySet<string>;
  /** @returns what two spellings of one name have in common */
  spellingOf(word: string): string;
  /** @returns whether one of two folded given names is commonly said or written for the other */
  isSameGivenName(left: string, right: string): boolean;
  /** @returns whose name it is, null where both have it or nobody knows */
  sexOf(word: string): Sex | null;
};

const NONE: ReadonlySet<string> = new Set();

/** @param lists of which `names/nicknames` has a name a line, in all its forms */
export function createGivenNames({ entries }: WordLists): GivenNames {
  const forms = new Map<string, Set<string>>();
  for (const line of entries("names", "nicknames")) {
    const name = line.split(" ");
    for (const form of name) {
      const known = forms.get(form) ?? new Set<string>();
      forms.set(form, known);
      for (const other of name) if (other !== form) known.add(other);
    }
  }
  const women = new Set(entries("names", "given/women"));
  const men = new Set(entries("names", "given/men"));
  const either = new Set(entries("names", "given/either"));
  const words = new Set(entries("names", "given-words"));
  const isGivenName = (word: string): boolean =>
    forms.has(word) || women.has(word) || men.has(word) || either.has(word);
  return {
    isGivenName,
    isOnlyGivenName: (word) => word.length > 2 && !words.has(word) && isGivenName(word),
    formsOf: (word) => forms.get(word) ?? NONE,
    spellingOf: spelling,
    isSameGivenName: (left, right) =>
      left === right ||
      (forms.get(left)?.has(right) ?? false) ||
      (left.length > 2 && spelling(left) === spelling(right)),
    sexOf: (word) => (women.has(word) ? "woman" : men.has(word) ? "man" : null),
  };
}

/** Letters that are written for each other. */
const ALIKE: Record<string, string> = {
  ph: "f",
  th: "t",
  ck: "k",
  c: "k",
  y: "i",
  z: "s",
  w: "v",
};
const WRITTEN = /ph|th|ck|c(?![eihy])|[yzw]/g;

/** What "Kathrin" and "Catrin", "Sofia" and "Sophia", "Erik" and "Eric" have in common. */
function spelling(name: string): string {
  return name.replace(WRITTEN, (found) => ALIKE[found] ?? found).replace(/(.)\1/g, "$1");
}
