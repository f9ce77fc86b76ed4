/** What people write for the few words that a column may hold: `Gold` for tier A, `VP` for an executive. */
import { foldText } from "../../../engine/model/names.ts";
import values from "./values.json" with { type: "json" };

type Words = Record<string, string[]>;
const {
  empty,
  currency,
  multiplier,
  months,
  weekdays,
  unitless: _unitless,
  ...meanings
}: Record<string, Words> & { empty: string[]; unitless: string[] } = values as never;

/** Signs stay in words that have no letter (`🙂`, `+`, `€`). */
const fold = (text: string) => foldText(text) || text.trim().toLowerCase();

const byWord = (words: Words = {}) =>
  new Map(
    Object.entries(words).flatMap(([meaning, list]) =>
      list.map((word) => [fold(word), meaning] as const),
    ),
  );

const MEANINGS = new Map(
  Object.entries(meanings).map(([column, words]) => [column, byWord(words)]),
);
/** By the signs and letters as they are written: `R$` is not `$`. */
export const CURRENCIES = new Map(
  Object.entries(currency ?? {}).flatMap(([code, words]) =>
    words.map((word) => [word.toLowerCase(), code] as const),
  ),
);
export const MULTIPLIERS = byWord(multiplier);
export const MONTHS = byWord(months);
export const WEEKDAYS = byWord(weekdays);
const UNITLESS = new Set(values.unitless.map(fold));
const EMPTY = new Set(empty.map((word) => word.toLowerCase()));

/** Whether a cell says that there is nothing: `n/a`, `-`. */
export const isNothing = (text: string) => EMPTY.has(text.trim().toLowerCase());

/** A unit of money that names no currency: `kr` is Danish, Swedish or Norwegian. */
export const isUnitless = (word: string) => UNITLESS.has(fold(word));

/** Columns whose cells may say more than the word: `Head of maintenance`, `VP Operations`, `Einkaufsleiter`. */
const LOOSE = new Set(["level", "role", "function", "channel", "sentiment"]);
const SUFFIX_LETTERS = 5;

/** What a cell of a column means in our words; null when it is none that we know. */
export function meaningOf(column: string, text: string): string | null {
  const known = MEANINGS.get(column);
  const folded = fold(text);
  const exact = known?.get(folded) ?? null;
  if (exact !== null || !known || !LOOSE.has(column)) return exact;
  let best = "";
  for (const word of known.keys()) {
    if (word.length <= best.length || word.length < 2) continue;
    const isPart =
      folded.startsWith(`${word} `) ||
      folded.endsWith(` ${word}`) ||
      (column === "function" && folded.includes(` ${word} `)) ||
      (word.length > SUFFIX_LETTERS && folded.endsWith(word));
    if (isPart) best = word;
  }
  return known.get(best) ?? null;
}
