/** Finds the lexicon's phrases for dates in a reply, token by token. What a phrase means stands in date-meanings.ts. */
import type { DatePhrase, PhraseNode, SlotClass } from "./date-phrases.ts";
import type { DateToken } from "./date-tokens.ts";
import type { DateWords, Unit } from "./date-words.ts";
import { LEAST_MISSPELT } from "./word-entries.ts";
import type { Holiday } from "./holidays.ts";
import type { ReadLanguage } from "./languages.ts";

/** What stands in the slots of a phrase. */
export type Slots = {
  weekday?: number;
  day?: number;
  last?: number;
  month?: number;
  year?: number;
  number?: number;
  nth?: number;
  unit?: Unit;
  figures?: DateToken;
  /** an hour: only that it is one counts */
  clock?: number;
  holiday?: Holiday;
  date?: FoundPhrase;
  end?: FoundPhrase;
};

/** A phrase found in a reply. */
export type FoundPhrase = {
  phrase: DatePhrase;
  slots: Slots;
  words: DateWords;
  /** its first token, the first that belongs to the day itself, and the one after its last */
  from: number;
  start: number;
  to: number;
};

/** "9", "10:15"; "10.12" may be anything */
const HOUR = /^(?:[01]?\d|2[0-4])(?::[0-5]\d)?$/;

/** How many readings of a date inside a phrase are tried, the longest first. */
const MAX_INNER = 3;

/**
 * Finds the phrases of one language. Each place is looked up once, so the time is linear in the reply.
 *
 * @param tokens the reply
 * @param isName whether a name begins at a token: "May" in "Met May"
 */
export function createPhraseFinder(
  tokens: DateToken[],
  words: DateWords,
  language: ReadLanguage,
  isName: (token: DateToken) => boolean,
) {
  const isOwn = words.language === language;
  const memo = {
    simple: new Map<number, FoundPhrase[]>(),
    inner: new Map<number, FoundPhrase[]>(),
  };

  function inner(level: "simple" | "inner", at: number): FoundPhrase[] {
    const known = memo[level].get(at);
    if (known !== undefined) return known;
    const found =
      level === "simple" ? find("simple", at) : [...inner("simple", at), ...find("compound", at)];
    const longest = found.toSorted((left, right) => right.to - left.to);
    memo[level].set(at, longest);
    return longest;
  }

  function find(tree: "simple" | "compound" | "stretch", from: number): FoundPhrase[] {
    const found: FoundPhrase[] = [];
    const walk = (node: PhraseNode, at: number, slots: Slots, start: number): void => {
      for (const phrase of node.ends)
        if (at > from && (isOwn || !phrase.own))
          found.push({ phrase, slots, words, from, start, to: at });
      if (node.day !== null) walk(node.day, at, slots, at);
      const word = tokens[at];
      if (word === undefined) return;
      const next = node.words.get(word.text);
      if (next !== undefined) walk(next, at + 1, slots, start);
      for (const { slot, name, node: after } of node.slots.values())
        if (slot === "date")
          for (const date of inner(tree === "compound" ? "simple" : "inner", at).slice(
            0,
            MAX_INNER,
          ))
            walk(after, date.to, { ...slots, [name]: date }, start);
        else {
          const filled = fill(slot, at, at > from);
          if (filled !== null)
            walk(after, at + filled.length, { ...slots, [name]: filled.value }, start);
        }
    };
    walk(words.phrases[tree], from, {}, from);
    return found;
  }

  function fill(
    slot: Exclude<SlotClass, "date">,
    at: number,
    isInside: boolean,
  ): { value: unknown; length: number } | null {
    const token = tokens[at];
    if (token === undefined) return null;
    const one = (isThere: boolean, value: unknown = token.value) =>
      isThere ? { value, length: 1 } : null;
    switch (slot) {
      case "day":
        return one(token.kind === "day");
      case "ordinal":
        return one(token.kind === "day" && token.ordinal);
      case "dotted":
        return one(token.kind === "day" && token.dot);
      case "spelled": {
        const found = words.ordinal.find(tokens, at);
        return found !== null && found.value > 0 ? found : null;
      }
      case "nth":
        return (
          one(token.kind === "day" && token.ordinal && token.value <= 5) ??
          words.ordinal.find(tokens, at)
        );
      case "number":
        return (
          one(token.value < 1000 && (isInside || token.kind !== "code")) ??
          words.number.find(tokens, at)
        );
      case "year":
        return one(token.text.length === 4 && token.value >= 2000 && token.value < 2100);
      case "figures":
        return one(token.kind === "figures", token);
      case "clock":
        return one(HOUR.test(token.text)) ?? words.number.find(tokens, at);
      case "counted":
        return one(token.kind === "day" && token.feminine);
      case "weekday":
        return isName(token)
          ? null
          : (words.weekday.find(tokens, at, isOwn) ??
              (isOwn || isInside ? words.short.find(tokens, at) : null));
      case "pastweekday":
        return words.pastWeekday.find(tokens, at);
      case "month":
        return isName(token) ? null : withDot(monthAt(at), at);
      default:
        return words[slot].find(tokens, at);
    }
  }

  /** Another language's short months are words of this one: "out", "set". */
  function monthAt(at: number) {
    const isSafe = isOwn || words.language === "en" || (tokens[at]?.text.length ?? 0) > 3;
    return isSafe ? words.month.find(tokens, at, isOwn) : null;
  }

  /** "Jan. 5": the full stop of an abbreviation in front of a number. */
  function withDot(found: { value: number; length: number } | null, at: number) {
    const [month, dot, number] = tokens.slice(at, at + 3);
    if (found?.length !== 1 || month === undefined || dot?.text !== "." || month.text.length > 4)
      return found;
    return number?.kind === "day" || number?.text.length === 4 ? { ...found, length: 2 } : found;
  }

  /** @returns every phrase that begins at the token, stretches included */
  return (at: number): FoundPhrase[] =>
    canStart(at) ? [...inner("inner", at), ...find("stretch", at)] : [];

  function canStart(at: number): boolean {
    const { kind, text } = tokens[at] ?? { kind: "sign", text: "" };
    if (kind === "sign") return false;
    if (kind !== "word") return true;
    return words.canStart(text) || (isOwn && text.length >= LEAST_MISSPELT);
  }
}
