/** Short patterns over kinds of words: "^ lead* remove fill* record". How words get their kinds stands in order-words.ts. */
import type { Reach } from "./order-words.ts";

/** The words of a reply as patterns see them. */
export type OrderText = {
  reaches: readonly (readonly Reach[])[];
  /** all kinds that stand somewhere */
  kinds: ReadonlySet<string>;
  /** whether a clause begins at a word; the place after the last word is one, too */
  isClauseStart: (at: number) => boolean;
  /** the same of a sentence */
  isSentenceStart: (at: number) => boolean;
};

/** Words of these kinds, so many times; any word where there are none. */
type Words = {
  kinds: ReadonlySet<string> | null;
  least: number;
  most: number;
  within: "clause" | "sentence";
};
type Step =
  | Words
  | "clause start"
  | "clause end"
  | "sentence start"
  | "sentence end"
  | "text start"
  | "text end";

/** `needed`: of each of these sets some kind must stand in the text. */
export type OrderPattern = {
  steps: readonly Step[];
  needed: readonly ReadonlySet<string>[];
  /** none of these may stand anywhere in it */
  banned: ReadonlySet<string>;
};

/** Names for several kinds. */
const GROUPS: Record<string, readonly string[]> = {
  lead: ["fill", "please", "you", "can", "joins"],
  soft: ["fill", "please", "you", "me", "can", "again"],
  named: ["company", "person", "customer"],
};
const ANCHORS: Record<string, Step> = {
  "^": "clause start",
  $: "clause end",
  "^^": "sentence start",
  $$: "sentence end",
  "^^^": "text start",
  $$$: "text end",
};

/**
 * @param source kinds or groups, parted by blanks: `a|b` is either, `?` none or one, `*` any number. `~4` is up to four words
 *   of the clause, `/8` up to eight of the sentence. `^` and `$` are the clause's ends, `^^` and `$$` the sentence's, `^^^` and `$$$` the text's; `!a|b` at
 *   the front: no such word stands anywhere
 */
export function orderPattern(source: string): OrderPattern {
  const parts = source.split(" ");
  const banned = parts
    .filter((part) => part.startsWith("!"))
    .flatMap((part) => part.slice(1).split("|"));
  const steps = parts
    .filter((part) => !part.startsWith("!"))
    .map((part): Step => {
      const anchor = ANCHORS[part];
      if (anchor !== undefined) return anchor;
      const gap = /^([~/])(\d+)$/.exec(part);
      if (gap)
        return {
          kinds: null,
          least: 0,
          most: Number(gap[2]),
          within: gap[1] === "~" ? "clause" : "sentence",
        };
      const sign = /[?*]$/.exec(part)?.[0];
      const names = (sign === undefined ? part : part.slice(0, -1)).split("|");
      return {
        kinds: new Set(names.flatMap((name) => GROUPS[name] ?? [name])),
        least: sign === undefined ? 1 : 0,
        most: sign === "*" ? MOST : 1,
        within: "clause",
      };
    });
  const needed = steps.flatMap((step) =>
    typeof step !== "string" && step.least > 0 && step.kinds !== null ? [step.kinds] : [],
  );
  return { steps, needed, banned: new Set(banned) };
}

/** `*` takes so many words at most. */
const MOST = 12;

/** @returns the first place where the pattern fits from one on, and the place after it; null when it fits nowhere */
export function findOrder(
  pattern: OrderPattern,
  text: OrderText,
  from = 0,
): { start: number; end: number } | null {
  if (!pattern.needed.every((kinds) => !kinds.isDisjointFrom(text.kinds))) return null;
  if (!pattern.banned.isDisjointFrom(text.kinds)) return null;
  for (let start = from; start < text.reaches.length; start += 1) {
    const end = fit(pattern.steps, 0, start, start, text);
    if (end !== null) return { start, end };
  }
  return null;
}

function fit(
  steps: readonly Step[],
  index: number,
  at: number,
  start: number,
  text: OrderText,
): number | null {
  const step = steps[index];
  if (step === undefined) return at;
  const places =
    typeof step === "string"
      ? holds(step, at, text)
        ? [at]
        : []
      : placesAfter(step, at, start, text);
  for (const place of places) {
    // A clause that a pattern asks to begin there is entered by it.
    const end = fit(steps, index + 1, place, typeof step === "string" ? place : start, text);
    if (end !== null) return end;
  }
  return null;
}

/** Where a step may end that begins at a word: the nearest first for a gap, else the farthest. */
function placesAfter(step: Words, from: number, start: number, text: OrderText): number[] {
  const found = new Set(step.least === 0 ? [from] : []);
  let reached = new Set([from]);
  for (let taken = 1; taken <= step.most && reached.size > 0; taken += 1) {
    const next = new Set<number>();
    for (const at of reached) for (const to of afterOne(step, at, start, text)) next.add(to);
    reached = next;
    for (const at of next) found.add(at);
  }
  const places = [...found].toSorted((one, other) => one - other);
  return step.kinds === null ? places : places.toReversed();
}

function afterOne({ kinds, within }: Words, at: number, start: number, text: OrderText): number[] {
  const reaches = text.reaches[at];
  const isNew = within === "clause" ? text.isClauseStart(at) : text.isSentenceStart(at);
  if (reaches === undefined || (isNew && at > start)) return [];
  return kinds === null
    ? [at + 1]
    : reaches.flatMap(({ kind, to }) => (kinds.has(kind) ? [to] : []));
}

function holds(anchor: Exclude<Step, Words>, at: number, text: OrderText): boolean {
  const isEnd = at >= text.reaches.length;
  switch (anchor) {
    case "clause start":
    case "clause end":
      return isEnd || text.isClauseStart(at);
    case "sentence start":
    case "sentence end":
      return isEnd || text.isSentenceStart(at);
    case "text start":
      return at === 0;
    case "text end":
      return isEnd;
  }
}
