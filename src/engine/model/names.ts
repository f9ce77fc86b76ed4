/**
 * The one fold of names. Import, lookup and reader compare names by it, so that "KØBENHAVN Støbegods A/S" and
 * "kobenhavn stobegods" are one customer. `unaccent` in PostgreSQL is not immutable, hence here.
 */

import data from "./names.json" with { type: "json" };

/** Letters that NFKD leaves alone and that people type plainly. */
export const PLAIN_LETTERS: Record<string, string> = data.plainLetters;

/** Cyrillic and Greek letters that look like a Latin one (Unicode's confusables, the letters that names use). */
const LOOK_ALIKES: Record<string, string> = data.lookAlikes;

/** Legal forms as they stand after folding (`A/S` has become `a s`), the longer ones first. */
const LEGAL_FORMS = data.legalForms.toSorted((left, right) => right.length - left.length);

const SMALL_LATIN_RANGE = /[a-z]/;

function withPlainLetters(text: string): string {
  let out = "";
  for (const letter of text) out += PLAIN_LETTERS[letter] ?? letter;
  return out;
}

/** Look-alikes are folded only in a word that also holds a Latin letter: a name written in Cyrillic stays one. */
function withLatinLookAlikes(word: string): string {
  const mixed = SMALL_LATIN_RANGE.test(word);
  const letters = Array.from(word);
  if (!mixed && !letters.every((letter) => letter in LOOK_ALIKES || !/\p{L}/u.test(letter)))
    return word;
  return letters.map((letter) => LOOK_ALIKES[letter] ?? letter).join("");
}

const FORMS_BY_LAST_WORD = new Map<string, string[]>();
for (const form of LEGAL_FORMS) {
  const last = form.slice(form.lastIndexOf(" ") + 1);
  FORMS_BY_LAST_WORD.set(last, [...(FORMS_BY_LAST_WORD.get(last) ?? []), form]);
}

/**
 * Writes the look-alike letters of mixed words as Latin ones, each letter for one, so that places stay the same:
 * for text in lower case without accents.
 */
export function foldLookAlikes(text: string): string {
  if (!/[\u0370-\u052f]/.test(text)) return text;
  return text.replace(/\p{L}+/gu, withLatinLookAlikes);
}

const PLAIN_ASCII = /^[ -~]*$/;

/** The same fold for the many names that are plain ASCII, ten times as fast. */
function foldAscii(text: string): string {
  return text
    .toLowerCase()
    .replace(/['`]/g, "")
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/**
 * Folds words for comparing: lower case, no accents, full-width and look-alike letters as Latin, zero-width removed,
 * `&` as `and`, punctuation as one space.
 * Empty when the text holds no letter, digit or symbol.
 */
export function foldText(text: string): string {
  if (PLAIN_ASCII.test(text)) return foldAscii(text);
  const spelled = text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/['’‘`´]/g, "")
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return withPlainLetters(spelled).split(" ").map(withLatinLookAlikes).join(" ");
}

/**
 * Folds the name of a customer or person for comparing and looking up: {@link foldText}, then legal forms at the
 * end are dropped (`Nordhavn Pumps A/S` → `nordhavn pumps`), never the whole name.
 * A name of signs alone keeps its signs.
 */
export function foldName(name: string): string {
  const folded = foldText(name);
  if (folded === "") return name.trim().toLowerCase() || name;
  return withoutLegalForm(folded);
}

/** What lookups search: every name of a customer, folded, between bars. */
export function searchableNames(names: string[]): string {
  const folded = names.map(foldName).filter((name) => name !== "");
  return `|${[...new Set(folded)].map((name) => name.replaceAll("|", " ")).join("|")}|`;
}

function withoutLegalForm(folded: string): string {
  const last = folded.slice(folded.lastIndexOf(" ") + 1);
  const form = FORMS_BY_LAST_WORD.get(last)?.find((each) => folded.endsWith(` ${each}`));
  if (form === undefined) return folded;
  return withoutLegalForm(folded.slice(0, -form.length - 1).replace(/ and$/, ""));
}
