/** A reply in lower case without accents, with the way back to its own letters. */
import { PLAIN_LETTERS, foldLookAlikes } from "../model/names.ts";

/** How much of a reply is read; the rest is kept raw. */
export const READ_LIMIT = 5_000;

/**
 * A reply twice: as written, and flat (lower case, no accents, straight quotes), with the way back from a place in the
 * flat text to the same place in the reply, so that patterns stay simple and quotes stay letter for letter.
 */
export type NormalizedText = {
  /** the part of the reply that is read */
  text: string;
  flat: string;
  /** index in `flat` → index in `text`; one longer than `flat` */
  offsets: Uint16Array;
};

const SIGNS: Record<string, string> = {
  "’": "'",
  "‘": "'",
  "´": "'",
  "`": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "–": "-",
  "—": "-",
  "‐": "-",
  "‑": "-",
  "…": "…",
  "\u00a0": " ",
  "\u2028": "\n",
  "\u2029": "\n",
  "\t": " ",
  "\r": "\n",
};

function flatLetter(letter: string): string {
  const sign = SIGNS[letter];
  if (sign !== undefined) return sign;
  const lower = letter
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase();
  let out = "";
  for (const each of lower) out += PLAIN_LETTERS[each] ?? each;
  return out;
}

/**
 * Flattens a reply for reading.
 *
 * @param reply the whole reply; only its first {@link READ_LIMIT} characters are read
 * @returns the part read, its flat form and the way back
 */
export function normalize(reply: string): NormalizedText {
  const text = withoutHalfPair(reply.slice(0, READ_LIMIT));
  const flat: string[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const letter of text) {
    const code = letter.charCodeAt(0);
    const folded =
      code < 0x80
        ? code >= 0x41 && code <= 0x5a
          ? letter.toLowerCase()
          : (SIGNS[letter] ?? letter)
        : flatLetter(letter);
    for (let unit = 0; unit < folded.length; unit += 1) {
      flat.push(folded.charAt(unit));
      offsets.push(at);
    }
    at += letter.length;
  }
  offsets.push(text.length);
  return { text, flat: foldLookAlikes(flat.join("")), offsets: Uint16Array.from(offsets) };
}

function withoutHalfPair(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}

/**
 * @param normalized the reply
 * @param start first place in the flat text
 * @param end place after the last
 * @returns the reply's own letters there
 */
export function asWritten(normalized: NormalizedText, start: number, end: number): string {
  return normalized.text.slice(
    normalized.offsets[start] ?? 0,
    normalized.offsets[end] ?? normalized.text.length,
  );
}
