/** Takes names and addresses out of texts. Who is meant is the caller's to say, by the folded name or the address. */
import { foldText } from "./names.ts";

/** What stands in their place. */
export const REMOVED = "[removed]";

/** Words of the longest name that is looked for: "María del Carmen García López". */
const MAX_NAME_WORDS = 5;

const ADDRESS = /[\p{L}\p{N}._%+'-]{1,80}@[\p{L}\p{N}.-]{1,200}/gu;
const WORD = /[\p{L}\p{M}\p{N}\p{Cf}'’]+/gu;
/** Between the words of one name: "Holm, Dana", "Anne-Marie", "J. R. Holm", a line break. */
const BETWEEN = /^[^\p{L}\p{N}]{1,12}$/u;

/** How an address is compared. */
export const foldAddress = (address: string): string => address.trim().toLowerCase();

/** Whether a folded name, of MAX_NAME_WORDS words at most, or an address in lower case, is to be taken out. */
export type IsRemoved = (foldedNameOrAddress: string) => boolean;

/** The text without those whom `isRemoved` names; the same text when nobody is named. */
export function redactText(text: string, isRemoved: IsRemoved): string {
  const withoutAddresses = text.includes("@")
    ? text.replace(ADDRESS, (address) => redactedAddress(address, isRemoved))
    : text;
  const words = [...withoutAddresses.matchAll(WORD)].map(({ index, 0: written }) => {
    // "Dana's": the name without what makes it a possessive.
    const word = written.replace(/['’]s?$/i, "");
    return { from: index, to: index + word.length, folded: foldText(word) };
  });
  let out = "";
  let done = 0;
  for (let at = 0; at < words.length;) {
    const length = longestName(withoutAddresses, words, at, isRemoved);
    const [first, last] = [words[at], words[at + length - 1]];
    if (length > 0 && first && last) {
      out += withoutAddresses.slice(done, first.from) + REMOVED;
      done = last.to;
    }
    at += Math.max(1, length);
  }
  return done === 0 ? withoutAddresses : out + withoutAddresses.slice(done);
}

/** A sentence's end clings to an address: "write to dana@example.com." */
function redactedAddress(address: string, isRemoved: IsRemoved): string {
  const bare = address.replace(/[.'-]+$/, "");
  return isRemoved(foldAddress(bare)) ? REMOVED + address.slice(bare.length) : address;
}

type Word = { from: number; to: number; folded: string };

/** Of how many words the longest name is that begins at a word; 0 for none. */
function longestName(text: string, words: Word[], at: number, isRemoved: IsRemoved): number {
  let name = "";
  let found = 0;
  for (let length = 1; length <= MAX_NAME_WORDS; length++) {
    const word = words[at + length - 1];
    const before = words[at + length - 2];
    if (!word) break;
    if (length > 1 && before && !BETWEEN.test(text.slice(before.to, word.from))) break;
    name = [name, word.folded].filter((part) => part !== "").join(" ");
    if (name !== "" && isRemoved(name)) found = length;
  }
  return found;
}

/** Every text in a value of JSON, redacted; the same value when nobody is named. */
export function redactJson<T>(value: T, isRemoved: IsRemoved): T {
  return redacted(value, isRemoved) as T;
}

function redacted(value: unknown, isRemoved: IsRemoved): unknown {
  if (typeof value === "string") return redactText(value, isRemoved);
  if (Array.isArray(value)) {
    const items = value.map((item) => redacted(item, isRemoved));
    return items.some((item, n) => item !== value[n]) ? items : value;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, inner]) => [redactText(key, isRemoved), redacted(inner, isRemoved)] as const,
  );
  const isSame = entries.every(([key, inner]) =>
    Object.is((value as Record<string, unknown>)[key], inner),
  );
  return isSame ? value : Object.fromEntries(entries);
}

/** How a person is written: their folded name in both orders, with initials, and their address. Single words stand apart. */
export type NameForms = { whole: string[]; parts: string[] };

/** The ways in which a name is written, folded. */
export function nameForms(name: string): NameForms {
  const words = foldText(name)
    .split(" ")
    .filter((word) => word !== "");
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (words.length < 2) return { whole: words, parts: [] };
  const rest = words.slice(0, -1).join(" ");
  const whole = [
    words.join(" "),
    `${last} ${rest}`,
    `${first} ${last}`,
    `${last} ${first}`,
    `${first[0]} ${last}`,
    `${first} ${last[0]}`,
  ];
  return { whole: [...new Set(whole)], parts: [...new Set([first, last])] };
}
