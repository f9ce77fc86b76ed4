/** Phrases that name a day: parsed from the lexicon into a tree of words and slots. They are looked up in phrase-finder.ts. */
import { dateTokensOf } from "./date-tokens.ts";

/** What a phrase means, as its line in the lexicon says: "weekday-week 1". */
export type DatePhrase = { meaning: string; amount: number; own: boolean };

const SLOTS = [
  "weekday",
  "pastweekday",
  "day",
  "ordinal",
  "dotted",
  "spelled",
  "month",
  "year",
  "number",
  "nth",
  "unit",
  "figures",
  "clock",
  "counted",
  "holiday",
  "daytime",
  "date",
] as const;
export type SlotClass = (typeof SLOTS)[number];

/** A place in the tree: what may follow, and the phrases that end here. */
export type PhraseNode = {
  words: Map<string, PhraseNode>;
  /** by `class:name`: "date:end" fills the slot `end` with a date */
  slots: Map<string, { slot: SlotClass; name: string; node: PhraseNode }>;
  /** where the words before were context alone, and the day itself begins */
  day: PhraseNode | null;
  ends: DatePhrase[];
};

/** Phrases without dates inside, with some ("two weeks from Friday"), and stretches from one date to another. */
export type PhraseTrees = { simple: PhraseNode; compound: PhraseNode; stretch: PhraseNode };

/**
 * Reads lines like `{number} {unit} from/after {date} = after`: words and their alternatives, slots in braces, `?` after
 * what may be missing, `|` before the day itself where context leads up to it.
 *
 * @param lines phrases that count in any reply
 * @param own phrases whose words mean something else in other languages
 */
export function createPhraseTrees(lines: string[], own: string[]): PhraseTrees {
  const trees = { simple: createNode(), compound: createNode(), stretch: createNode() };
  for (const [all, isOwn] of [
    [lines, false],
    [own, true],
  ] as const)
    for (const line of all) {
      const [pattern = "", meant = ""] = line.split(" = ");
      const [meaning = "", amount = "0"] = meant.split(" ");
      const tree =
        meaning === "range"
          ? trees.stretch
          : pattern.includes("{date")
            ? trees.compound
            : trees.simple;
      insert(tree, pattern.split(" "), { meaning, amount: Number(amount), own: isOwn });
    }
  return trees;
}

const createNode = (): PhraseNode => ({ words: new Map(), slots: new Map(), day: null, ends: [] });

function insert(node: PhraseNode, parts: string[], phrase: DatePhrase): void {
  const [part, ...rest] = parts;
  if (part === undefined) {
    node.ends.push(phrase);
    return;
  }
  if (part.endsWith("?")) insert(node, rest, phrase);
  if (part === "|") insert((node.day ??= createNode()), rest, phrase);
  else
    for (const choice of part.replace(/\?$/, "").split("/")) {
      const slot = SLOT.exec(choice);
      const next = slot === null ? wordNode(node, choice) : slotNode(node, slot[1] ?? "", slot[2]);
      insert(next, rest, phrase);
    }
}

const SLOT = /^\{([a-z]+)(?::([a-z]+))?\}$/;

function wordNode(from: PhraseNode, words: string): PhraseNode {
  let node = from;
  for (const { text } of dateTokensOf(words)) {
    const next = node.words.get(text) ?? createNode();
    node.words.set(text, next);
    node = next;
  }
  return node;
}

function slotNode(from: PhraseNode, wanted: string, as: string | undefined): PhraseNode {
  const slot = SLOTS.find((each) => each === wanted);
  if (slot === undefined) throw new Error(`the lexicon names no slot {${wanted}}`);
  const name = as ?? slot;
  const known = from.slots.get(`${slot}:${name}`);
  if (known !== undefined) return known.node;
  const node = createNode();
  from.slots.set(`${slot}:${name}`, { slot, name, node });
  return node;
}
