import type { ReadLanguage } from "../language.ts";

/**
 * Word lists as people can read them: words parted by blanks, `_` for a blank inside a phrase, `*` for any ending,
 * `(a|b)` for a choice. All flat: lower case, no accents.
 */
export type WordPatterns = Record<ReadLanguage, RegExp>;

/**
 * @param lists one for each language that is read
 * @returns for each language a pattern that finds any of its words, whole
 */
export function wordPatterns(lists: Record<ReadLanguage, string>): WordPatterns {
  const { en, de, es, fr, pt, da } = lists;
  return { en: one(en), de: one(de), es: one(es), fr: one(fr), pt: one(pt), da: one(da) };
}

function one(list: string): RegExp {
  const words = list
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replaceAll("_", " ").replaceAll("*", "[a-z]{0,12}"));
  return new RegExp(`(?<![a-z])(?:${words.join("|")})(?![a-z])`);
}
