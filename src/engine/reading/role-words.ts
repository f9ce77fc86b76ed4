/** Guesses level and function of somebody from the words around the name. */
import type { ContactFunction, Level } from "../model/contact.ts";
import { foldText } from "../model/names.ts";
import type { Lexicon } from "./lexicon.ts";

/** What a reply's words make likely about somebody: a guess to be confirmed, never a fact. */
export type RoleGuess = { level: Level | null; function: ContactFunction | null };

export const NO_GUESS: RoleGuess = { level: null, function: null };

/** A role stands this close to its name, in words. */
const WORDS_BEFORE = 6;
const WORDS_AFTER = 8;

/**
 * What a reply makes likely about the level and the work of somebody whom it names: "her new plant manager Ines Prado".
 *
 * @param text the reply
 * @param name as the reply writes it
 */
export function guessRole(text: string, name: string, lexicon: Lexicon): RoleGuess {
  const around = wordsAround(text, name);
  return {
    level: lexicon.levels.find(([, words]) => words.test(around))?.[0] ?? null,
    function: lexicon.functions.find(([, words]) => words.test(around))?.[0] ?? null,
  };
}

/** The words next to the name, in its own sentence; folded. Another name's role must not become this one's. */
function wordsAround(text: string, name: string): string {
  const at = text.indexOf(name);
  if (at < 0) return "";
  const before = (
    text
      .slice(0, at)
      .split(/[.!?;\n]/)
      .at(-1) ?? ""
  ).split(/,|\band\b|\bund\b|&/);
  const after = text.slice(at + name.length).split(/[.!?;\n]/)[0] ?? "";
  // "Ines Prado, the plant manager" tells of her; what stands before a comma tells of somebody else.
  const words = (before.at(-1) ?? "").trim().split(/\s+/).slice(-WORDS_BEFORE);
  const following = after.trim().split(/\s+/).slice(0, WORDS_AFTER).join(" ");
  const own = /^(?:,|\(|-|–|—|is\b|who\b|their\b|the\b|as\b)/i.test(following) ? following : "";
  return foldText(`${words.join(" ")} ${own}`);
}
