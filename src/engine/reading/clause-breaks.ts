/** Where one clause ends and the next begins, between two words of a sentence, as a classifier learned it from quotes. */
import type { Lexicon } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

/** What is known of places in the flat text before it is split. */
export type Marks = {
  flat: string;
  isName: (at: number) => boolean;
  isInside: (at: number) => boolean;
  tokens: readonly Token[];
  /** what stands at a place instead of its own word: a person, a customer, a day */
  signs: readonly { start: number; end: number; sign: string }[];
  language: string | null;
};

/** A gap between two words: where it starts and ends in the flat text, and what the classifier sees around it. */
export type WordGap = { start: number; end: number; features: string[] };

type Word = { start: number; end: number; word: string };

/** A break counts from so likely on; one where punctuation and the lexicon would cut, from less. */
const CUT_FROM = 0.3;
const RULED_FROM = 0.12;
/** A word of the gap's signs: what stands between two words. */
const SIGNS =
  /[,;:()\n]|\.{2,}|…|(?<= )-+(?= )|\p{Extended_Pictographic}|(?<!\w)[:;]-?[()DP](?!\w)/u;

/** The gaps of a sentence, left to right; none inside a name or a day. */
export function gapsIn(
  span: { start: number; end: number },
  marks: Marks,
  ruled: readonly { start: number; end: number }[],
): WordGap[] {
  const words = wordsIn(span, marks);
  const at = (place: number) => words[place]?.word ?? "";
  return words.slice(1).map((next, before) => {
    const last = words[before];
    const [start, end] = [last?.end ?? span.start, next.start];
    const between = marks.flat.slice(start, end);
    const sign =
      SIGNS.exec(between)?.[0] ?? (between.trim() === "" ? "space" : between.trim().slice(0, 2));
    const place = before + 1;
    const [a, b, c, d, e] = [at(place - 2), at(place - 1), at(place), at(place + 1), at(place + 2)];
    return {
      start,
      end,
      features: [
        "bias",
        `sign ${sign}`,
        `lang ${marks.language ?? "none"}`,
        `-1 ${b}`,
        `-2 ${a}`,
        `+1 ${c}`,
        `+2 ${d}`,
        `+3 ${e}`,
        `-2-1 ${a} ${b}`,
        `-1+1 ${b} ${c}`,
        `+1+2 ${c} ${d}`,
        `+1+2+3 ${c} ${d} ${e}`,
        `+1s ${sign} ${c}`,
        `+1+2s ${sign} ${c} ${d}`,
        `-1s ${sign} ${b}`,
        `left ${Math.min(place, 4)}`,
        `right ${Math.min(words.length - place, 4)}`,
        `right ${Math.min(words.length - place, 4)} ${sign}`,
        ...(ruled.some((cut) => cut.start < end && cut.end > start)
          ? ["ruled", `ruled ${sign}`, `ruled ${c}`]
          : []),
      ],
    };
  });
}

/** @returns whether a clause ends at a gap with these features */
export function isBreak(features: readonly string[], { breakModel }: Lexicon): boolean {
  const from = features.includes("ruled") ? RULED_FROM : CUT_FROM;
  return (breakModel(features)[0] ?? 0) >= from;
}

function wordsIn({ start, end }: { start: number; end: number }, marks: Marks): Word[] {
  const words: Word[] = [];
  let done = start;
  for (const token of marks.tokens) {
    if (token.start < done || token.end > end) continue;
    const sign = marks.signs.find((mark) => mark.start <= token.start && mark.end > token.start);
    const until = sign === undefined ? token.end : Math.max(token.end, Math.min(sign.end, end));
    words.push({ start: token.start, end: until, word: sign?.sign ?? wordOf(token) });
    done = until;
  }
  return words;
}

const wordOf = ({ word }: Token) => (/\d/.test(word) ? "<n>" : word);
