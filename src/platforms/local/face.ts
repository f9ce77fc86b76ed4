/** How many colours a picture of initials can have; the page's style names them `hue-0` to `hue-5`. */
const HUES = 6;

/** What stands for a person where there is no picture: the first letters of their first and last name, and a colour that stays theirs. */
export function faceOf(key: string, name: string): { initials: string; hue: number } {
  const words = name.split(/\s+/).filter((word) => word !== "");
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const initials = ends.map((word) => letters(word ?? "")[0] ?? "").join("");
  let sum = 7;
  for (const letter of key) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return { initials: initials.toUpperCase(), hue: sum % HUES };
}

const SEGMENTER = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A text's letters as a reader sees them: an accent or a family of emoji belongs to one. */
export function letters(text: string): string[] {
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}
