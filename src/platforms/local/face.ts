/** How many colours a picture of initials can have; the page's style names them `hue-0` to `hue-5`. */
const HUES = 6;

/** What stands for a person where there is no picture: the first letters of their first and last name, and a colour that stays theirs. */
export function faceOf(name: string): { initials: string; hue: number } {
  const words = name.split(/\s+/).filter((word) => word !== "");
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const initials = ends.map((word) => letters(word ?? "")[0] ?? "").join("");
  return { initials: initials.toUpperCase(), hue: spread(name) % HUES };
}

/** A number from 0 to 2^32 - 1 that similar names don't share (FNV-1a, 32 bits). */
function spread(name: string): number {
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

const SEGMENTER = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A text's letters as a reader sees them: an accent or a family of emoji belongs to one. */
export function letters(text: string): string[] {
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}
