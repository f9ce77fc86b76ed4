/** Which given names are said for each other ("Bob", "Robert"), and which words are given names at all. */
export type GivenNames = {
  /** @returns whether the folded word is known as somebody's first name */
  isGivenName(word: string): boolean;
  /** @returns whether one of two folded given names is commonly said for the other */
  isSameGivenName(left: string, right: string): boolean;
};

/**
 * @param families one a line: the formal name, then its short forms
 * @param others given names that are nobody's short form, so that an unknown "Leonie" is seen as a person
 */
export function createGivenNames(families: string[], others: string[]): GivenNames {
  const related = new Map<string, Set<string>>();
  const relate = (from: string, to: string): void => {
    const known = related.get(from);
    if (known === undefined) related.set(from, new Set([to]));
    else known.add(to);
  };
  for (const family of families) {
    const [formal = "", ...short] = family.split(" ");
    for (const each of short) {
      relate(formal, each);
      relate(each, formal);
    }
  }
  const known = new Set(others);
  return {
    isGivenName: (word) => related.has(word) || known.has(word),
    isSameGivenName: (left, right) => left === right || (related.get(left)?.has(right) ?? false),
  };
}
