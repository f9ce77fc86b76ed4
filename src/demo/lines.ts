/** Parts of the demo's lines. */

/** Lines of the demo, each as its parts between bars; a part that isn't there is missing. */
export function partsOf(lines: string[]): string[][] {
  return lines.map((line) => line.split("|").map((part) => part.trim()));
}

/** The number after a word, as 9 in `commitment us due -9`; null where the word is missing. */
export function numberAfter(word: string, text: string): number | null {
  const found = new RegExp(`\\b${word} (-?\\d+)`).exec(text)?.[1];
  return found === undefined ? null : Number(found);
}
