/** Splits a reply into the words, numbers and signs that dates are made of. What they mean stands in date-meanings.ts. */

/** A word, a number or a sign of the flat text. */
export type DateToken = {
  start: number;
  end: number;
  text: string;
  kind: "word" | "count" | "day" | "figures" | "code" | "sign";
  /** of a number */
  value: number;
  /** "3rd", "1er": a number written as an ordinal */
  ordinal: boolean;
  /** "4.ª": a number that may count anything, the days of the week in Portuguese */
  feminine: boolean;
  /** a full stop stands right after the number: "3." */
  dot: boolean;
};

const PIECE = /\d+(?:[./:,-]\d+){0,3}|\p{L}+|\n|[^\s\p{L}\d]/gu;
/** "3rd", "1er", "3ten" */
const ORDINAL_ENDING = /^(?:st|nd|rd|th|er|ste|sten|ten)(?![\p{L}\d])/u;
/** "1.º", "4.ª": they may count anything */
const WEAK_ENDING = /^[oa](?![\p{L}\d])/u;
/** 3/5, 3.5., 3.5.2026, 3-5-2026, 2026-05-03 */
const FIGURES =
  /^(?:\d{1,2}([./])\d{1,2}(?:\1(?:\d{4}|\d{2}))?|\d{1,2}-\d{1,2}-20\d\d|20\d\d-\d{1,2}-\d{1,2})$/;
/** 3-14, 21.12.-3.1.: a stretch between two */
const PAIR = /^(\d{1,2}(?:[./]\d{1,2})?)-(\d{1,2}(?:[./]\d{1,2})?)$/;
const AFTER_ORDINAL = /\d(?:st|nd|rd|th)-$/;
const PRICE_OR_CODE = /[£$€#\p{L}]-?$|[/.,:]$/u;

/**
 * @param flat a reply in lower case without accents
 * @returns its pieces in order; an apostrophe or a hyphen inside a word parts it and is left out
 */
export function dateTokensOf(flat: string): DateToken[] {
  const tokens: DateToken[] = [];
  for (const { 0: text, index: start } of flat.matchAll(PIECE)) {
    const last = tokens.at(-1);
    if (last !== undefined && start < last.end) continue;
    const end = start + text.length;
    const before = flat[start - 1] ?? " ";
    const after = flat[end] ?? " ";
    if (text === "'" || (JOINT.test(text) && /[\p{L}\d]/u.test(before) && /\p{L}/u.test(after)))
      continue;
    if (
      text === "." &&
      last?.end === start &&
      (last.dot || isInitial(last, flat.slice(end, end + 2)))
    )
      continue;
    if (/^\d/.test(text)) tokens.push(...numbersOf(flat, text, start));
    else if (/^\p{L}/u.test(text)) tokens.push({ ...PLAIN, start, end, text, kind: "word" });
    else tokens.push({ ...FULL_STOP, start, end, text: text === "\n" ? "." : text });
  }
  return tokens;
}

/** "d. 3.": a letter with a full stop in front of a number. */
const isInitial = ({ kind, text }: DateToken, after: string): boolean =>
  kind === "word" && text.length === 1 && /^ \d/.test(after);

const PLAIN = { value: Number.NaN, ordinal: false, feminine: false, dot: false };

/** The end of a sentence; a line's end is one, too. */
export const FULL_STOP: DateToken = { ...PLAIN, start: 0, end: 0, text: ".", kind: "sign" };

/** What joins two words: "end-of-week", "w/c". */
const JOINT = /^[-/]$/;

function numbersOf(flat: string, text: string, start: number): DateToken[] {
  const end = start + text.length;
  const dot = flat[end] === "." && /^\d{1,2}(?:\.\d{1,2})?$/.test(text);
  const rest = flat.slice(end, end + 5);
  const lead = flat.slice(Math.max(0, start - 5), start);
  const isCode = (PRICE_OR_CODE.test(lead) && !AFTER_ORDINAL.test(lead)) || /^ ?%/.test(rest);
  const base = { ...PLAIN, start, end, text, dot };
  const pair = PAIR.exec(text);
  if (isCode)
    return [{ ...base, kind: "code", value: /^\d{1,2}$/.test(text) ? Number(text) : base.value }];
  if (pair !== null) {
    const [, left = "", right = ""] = pair;
    const dash = start + left.length;
    return [
      ...numbersOf(flat, left, start),
      { ...PLAIN, start: dash, end: dash + 1, text: "-", kind: "sign" },
      ...numbersOf(flat, right, dash + 1),
    ];
  }
  if (FIGURES.test(text)) return [{ ...base, kind: /^\p{L}/u.test(rest) ? "code" : "figures" }];
  return [/^\d+$/.test(text) ? numberOf(base, rest) : { ...base, kind: "code" }];
}

function numberOf(base: Omit<DateToken, "kind">, rest: string): DateToken {
  const strong = ORDINAL_ENDING.exec(rest)?.[0];
  const weak = WEAK_ENDING.exec(rest)?.[0];
  const ending = strong ?? weak ?? "";
  const value = Number(base.text);
  const isDay = base.text.length <= 2 && value >= 1 && value <= 31;
  const isGlued = ending === "" && /^\p{L}/u.test(rest);
  const kind = isDay && !isGlued ? "day" : base.text.length <= 4 ? "count" : "code";
  return {
    ...base,
    end: base.end + ending.length,
    value,
    ordinal: strong !== undefined,
    feminine: weak === "a",
    kind,
  };
}
