/** Hides names and addresses of a reply before it leaves. */
import type { ReplyEvidence, NameSpan } from "../engine/reading/evidence.ts";
import { ModelReading } from "./model-reading.ts";

/** What stands in for names and addresses while words are away, and puts them back in what comes home. */
export type Mask = {
  /** the reply, as it may leave */
  reply: string;
  /** a customer's or contact's name as it may leave */
  name(kind: "Customer" | "Person", name: string): string;
  /** other words of the reply, as they may leave */
  words(words: string): string;
  /** the model's reading with all names back, its quotes verbatim again */
  restored(said: ModelReading): ModelReading;
};

/** Lets everything through as it is. */
export function createMask(evidence: ReplyEvidence): Mask {
  const same = (words: string): string => words;
  return {
    reply: evidence.text,
    name: (_, name) => name,
    words: same,
    restored: (said) => said,
  };
}

/** Somebody with a stand-in, and one for each way that the reply writes the name. */
type Party = { standIn: string; forms: Map<string, string> };
type Hidden = { start: number; end: number; kind: string; name: string | null };

const ADDRESSES: [string, RegExp][] = [
  ["Mail", /[^\s<>()[\]"',;:|]{1,64}@[^\s<>()[\]"',;:|]{1,190}\.[\p{L}]{2,24}/gu],
  ["Link", /\b(?:https?:\/\/|www\.)[^\s<>|"')\]]+/gi],
  ["Handle", /<[@#!][^>\s]{1,80}>|(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]{2,60}/gu],
  ["Phone", /(?<![\p{L}\p{N}.,])\+?\(?\d(?:[ ()./-]{0,2}\d){6,18}(?![\p{L}\p{N}])/gu],
  // Words of the reply that already look like a stand-in get one of their own.
  ["Sign", /\[[A-Z][a-z]{2,9} ?\d+(?:\.\d+)?\]/g],
];
const STAND_IN = /\[[A-Z][a-z]{2,9}\d+(?:\.\d+)?\]/g;
const KINDS: Record<NameSpan["kind"], string> = {
  person: "Person",
  customer: "Customer",
  ambiguous: "Name",
  newcomer: "Newcomer",
  stranger: "Name",
};

/**
 * Hides the names of contacts, customers and colleagues, mail addresses, phone numbers, links and handles behind
 * stand-ins such as `[Person1]`. Each way of writing a name has its own (`[Person1.2]`), so that a quote can be put
 * back letter for letter.
 */
export function createHidingMask(evidence: ReplyEvidence): Mask {
  /** stand-in → the reply's own words · the whole name */
  const surfaces = new Map<string, string>();
  const fullNames = new Map<string, string>();
  const parties = new Map<string, Party>();

  function partyOf(kind: string, name: string): Party {
    const key = `${kind} ${name}`;
    const party = parties.get(key) ?? { standIn: `${kind}${parties.size + 1}`, forms: new Map() };
    parties.set(key, party);
    return party;
  }

  function standInFor({ kind, name }: Hidden, written: string): string {
    const { standIn, forms } = partyOf(kind, name ?? written);
    const before = forms.get(written);
    if (before !== undefined) return before;
    const made = forms.size === 0 ? `[${standIn}]` : `[${standIn}.${forms.size + 1}]`;
    forms.set(written, made);
    surfaces.set(made, written);
    if (name !== null) fullNames.set(made, name);
    return made;
  }

  const reply = replaced(evidence.text, hiddenIn(evidence), (hidden) =>
    standInFor(hidden, evidence.text.slice(hidden.start, hidden.end)),
  );
  const restoredWords = (words: string): string =>
    words.replace(
      STAND_IN,
      (standIn) => surfaces.get(standIn) ?? fullNames.get(standIn) ?? standIn,
    );
  const restoredName = (name: string): string =>
    fullNames.get(name) ?? fullNames.get(`[${name}]`) ?? restoredWords(name);
  return {
    reply,
    name(kind, name) {
      const standIn = `[${partyOf(kind, name).standIn}]`;
      fullNames.set(standIn, name);
      return standIn;
    },
    words: (words) => wordsHidden(words, surfaces),
    restored: (said) => ModelReading.parse(unmasked(said, "")),
  };

  /** Names become whole names, other words the reply's own. */
  function unmasked(value: unknown, key: string): unknown {
    if (Array.isArray(value)) return value.map((each) => unmasked(each, key));
    if (typeof value === "object" && value !== null) {
      const entries = Object.entries(value);
      return Object.fromEntries(entries.map(([at, each]) => [at, unmasked(each, at)]));
    }
    if (typeof value !== "string") return value;
    return NAMED.has(key) ? restoredName(value) : restoredWords(value);
  }
}

/** Fields that hold a name, not words of the reply. */
const NAMED = new Set(["customer", "contact", "name", "newContacts"]);

/** Everything to hide, in the order of the reply, none overlapping: addresses first, since names stand in them. */
function hiddenIn(evidence: ReplyEvidence): Hidden[] {
  const { text, names, dates } = evidence;
  const found: Hidden[] = [];
  const take = (hidden: Hidden): void => {
    const clashes = (other: { start: number; end: number }) =>
      hidden.start < other.end && other.start < hidden.end;
    if (hidden.end > hidden.start && !found.some(clashes)) found.push(hidden);
  };
  for (const [kind, pattern] of ADDRESSES) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const isDate = dates.some((date) => date.start < end && start < date.end);
      if (!(kind === "Phone" && isDate)) take({ start, end, kind, name: null });
    }
  }
  for (const { start, end, kind, name } of names) take({ start, end, kind: KINDS[kind], name });
  return found.toSorted((a, b) => a.start - b.start);
}

function replaced(text: string, hidden: Hidden[], standIn: (hidden: Hidden) => string): string {
  let out = "";
  let at = 0;
  for (const each of hidden) {
    out += text.slice(at, each.start) + standIn(each);
    at = each.end;
  }
  return out + text.slice(at);
}

/** The same words with every known surface hidden, the longest first. */
function wordsHidden(words: string, surfaces: Map<string, string>): string {
  if (surfaces.size === 0) return words;
  const standIns = new Map([...surfaces].map(([standIn, surface]) => [surface, standIn]));
  const longestFirst = [...standIns.keys()].toSorted((a, b) => b.length - a.length);
  const any = new RegExp(longestFirst.map(escaped).join("|"), "g");
  return words.replace(any, (surface) => standIns.get(surface) ?? surface);
}

const escaped = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
