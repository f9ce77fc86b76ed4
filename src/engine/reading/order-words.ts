/** The words that orders to the coach are made of, looked up token by token. What they add up to stands in controls.ts. */
import { READ_LANGUAGES, type ReadLanguage } from "./languages.ts";
import type { Token } from "./tokens.ts";
import type { WordLists } from "./word-lists.ts";

/** A phrase that begins with a word. `_` stands for a few words of any kind, which count for themselves. */
type Phrase = { kind: string; rest: readonly string[] };
/** For each language its phrases by their first word. */
export type OrderWords = Record<ReadLanguage, ReadonlyMap<string, readonly Phrase[]>>;

/** A kind of words that begins at a place in a text, and the place after them. */
export type Reach = { kind: string; to: number };

/** How many words `_` stands for at most. */
const MAX_HOLE = 8;
const HOLE = "_";

/** @param file the name of the lists: "controls", "corrections" */
export function createOrderWords(lists: WordLists, file: string): OrderWords {
  const phrasesOf = (language: ReadLanguage) => {
    const found = new Map<string, Phrase[]>();
    for (const kind of lists.sections(language, file))
      for (const entry of lists.entries(language, `${file}/${kind}`)) {
        const [first = "", ...rest] = entry.split(" ");
        const known = found.get(first);
        if (known === undefined) found.set(first, [{ kind, rest }]);
        else known.push({ kind, rest });
      }
    return found;
  };
  return {
    en: phrasesOf("en"),
    de: phrasesOf("de"),
    es: phrasesOf("es"),
    fr: phrasesOf("fr"),
    pt: phrasesOf("pt"),
    da: phrasesOf("da"),
  };
}

/**
 * @param tokens the words of a reply
 * @param language the reply's
 * @param isBreak whether a sign parts a token from the one before it: no phrase reaches over that
 * @returns for each token the kinds of words that begin there
 */
export function reachesOf(
  tokens: readonly Token[],
  language: ReadLanguage | null,
  isBreak: (at: number) => boolean,
  words: OrderWords,
): Reach[][] {
  const languages = new Set<ReadLanguage>([language ?? "en", "en", ...likeliest(tokens, words)]);
  const reaches: Reach[][] = tokens.map(() => []);
  tokens.forEach((token, at) => {
    const forms = formsOf(token);
    for (const each of languages)
      for (const first of forms)
        for (const { kind, rest } of words[each].get(first) ?? []) {
          const to = endOf(rest, at + 1, { tokens, isBreak, reaches });
          if (to !== null) reaches[at]?.push({ kind, to });
        }
  });
  return reaches;
}

/** "J'attends" is no order to wait. */
const OWN_ACT = /^j[aehiouy]/;

/** The languages that know most of the words: orders are short, and small words in them are few. */
function likeliest(tokens: readonly Token[], words: OrderWords): ReadLanguage[] {
  const counts = READ_LANGUAGES.map((language) => ({
    language,
    count: tokens.filter((token) => formsOf(token).some((form) => words[language].has(form)))
      .length,
  }));
  const most = Math.max(...counts.map(({ count }) => count));
  return counts.flatMap(({ language, count }) => (count === most ? [language] : []));
}

/** A word as it may stand in a list: "askin" for "asking", too. */
function formsOf({ word, base }: Token): string[] {
  const forms = new Set([word, ...(OWN_ACT.test(word) ? [] : [base])]);
  if (word.endsWith("in") && word.length > 4) forms.add(`${word}g`);
  return [...forms];
}

type Place = { tokens: readonly Token[]; isBreak: (at: number) => boolean; reaches: Reach[][] };

/** Where the rest of a phrase ends; with a hole in it, before the hole, and what closes it counts as filling. */
function endOf(rest: readonly string[], start: number, place: Place): number | null {
  const hole = rest.indexOf(HOLE);
  const head = follow(hole < 0 ? rest : rest.slice(0, hole), start, place);
  if (head === null || hole < 0) return head;
  for (let at = head + 1; at <= head + MAX_HOLE && at < place.tokens.length; at += 1) {
    if (place.isBreak(at) || (at === head + 1 && place.isBreak(head))) return null;
    const end = follow(rest.slice(hole + 1), at, place);
    if (end === null) continue;
    place.reaches[at]?.push({ kind: "fill", to: end });
    return head;
  }
  return null;
}

function follow(
  words: readonly string[],
  start: number,
  { tokens, isBreak }: Place,
): number | null {
  let at = start;
  for (const word of words) {
    const token = tokens[at];
    if (token === undefined || isBreak(at) || (token.word !== word && token.base !== word))
      return null;
    at += 1;
  }
  return at;
}
