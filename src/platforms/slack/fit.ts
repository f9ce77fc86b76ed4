/** Cuts a message to what Slack takes, buttons last. */
import type {
  KnownBlock,
  RichTextBlock,
  RichTextBlockElement,
  RichTextSection,
} from "@slack/types";
import { weight } from "./escape.ts";
import { ELEMENT_WEIGHT, MESSAGE_BUDGET, MOST_BLOCKS } from "./limits.ts";

const CUT: KnownBlock = {
  type: "context",
  elements: [
    {
      type: "plain_text",
      text: "… cut, there is more than fits here. See /customer NAME",
      emoji: false,
    },
  ],
};

/** Less than this is not worth showing of a block that is cut. */
const LEAST_SHOWN = 200;

/**
 * The blocks that a message can hold, in their order. When they are too many or too long, the room goes to buttons first, as far as
 * there is any, then to what stands first; a note says that something is missing.
 * @param taken what all of them weigh, where it is known
 */
export function fit(blocks: KnownBlock[], taken = weigh(blocks)): KnownBlock[] {
  if (blocks.length <= MOST_BLOCKS && taken <= MESSAGE_BUDGET) return blocks;
  let room = MESSAGE_BUDGET - weigh(CUT);
  let places = MOST_BLOCKS - 1;
  const kept = new Map<KnownBlock, KnownBlock>();
  for (const block of blocks) {
    if (block.type !== "actions" || places === 0 || weigh(block) > room) continue;
    kept.set(block, block);
    room -= weigh(block);
    places -= 1;
  }
  const rest = blocks.filter(({ type }) => type !== "actions");
  for (const block of rest) {
    const shown = places === 0 ? null : weigh(block) <= room ? block : shortened(block, room);
    if (shown) kept.set(block, shown);
    // once something is missing, what comes after it would stand in the wrong light
    if (shown !== block) break;
    room -= weigh(block);
    places -= 1;
  }
  const last = rest.findLastIndex((block) => kept.has(block));
  const cutAfter = last < 0 ? null : rest[last];
  const shown = blocks.flatMap((block) => {
    const it = kept.get(block);
    return [...(it ? [it] : []), ...(block === cutAfter ? [CUT] : [])];
  });
  return cutAfter ? shown : [CUT, ...shown];
}

/** Where words stand in the blocks that we write, themselves or deeper. */
type Wordy = Partial<
  Record<"text" | "elements" | "rows" | "title" | "alt_text" | "value", unknown>
>;

/** What blocks or their elements take of the budget: their words, and something for each element that holds them. */
export function weigh(node: object): number {
  let taken = 0;
  if (Array.isArray(node)) {
    for (const item of node) taken += weigh(item as object);
    return taken;
  }
  // Each by its name: in a loop over the names, this was the slowest part of writing a card.
  const { text, elements, rows, title, alt_text, value } = node as Wordy;
  taken = ELEMENT_WEIGHT + weightOf(text) + weightOf(elements) + weightOf(rows);
  return taken + weightOf(title) + weightOf(alt_text) + weightOf(value);
}

function weightOf(held: unknown): number {
  if (typeof held === "string") return weight(held);
  return typeof held === "object" && held !== null ? weigh(held) : 0;
}

function shortened(block: KnownBlock, room: number): KnownBlock | null {
  if (room < LEAST_SHOWN) return null;
  if (block.type === "table") {
    const rows = within(block.rows, room - ELEMENT_WEIGHT);
    return rows.length > 1 ? { ...block, rows } : null;
  }
  return block.type === "rich_text" ? shortenedText(block, room - ELEMENT_WEIGHT) : null;
}

function shortenedText(block: RichTextBlock, room: number): RichTextBlock | null {
  const kept: RichTextBlockElement[] = [];
  let left = room;
  for (const element of block.elements) {
    const shown = weigh(element) <= left ? element : shortenedElement(element, left);
    if (shown) kept.push(shown);
    if (shown !== element) break;
    left -= weigh(element);
  }
  return kept.length === 0 ? null : { ...block, elements: kept };
}

function shortenedElement(element: RichTextBlockElement, room: number) {
  if (element.type === "rich_text_list") {
    const items = within(element.elements, room - ELEMENT_WEIGHT);
    return items.length === 0 ? null : { ...element, elements: items };
  }
  return element.type === "rich_text_section"
    ? shortenedSection(element, room - ELEMENT_WEIGHT)
    : null;
}

function shortenedSection(section: RichTextSection, room: number): RichTextSection | null {
  const words = within(section.elements, room);
  return words.length === 0 ? null : { ...section, elements: words };
}

/** The first of the items that weigh no more than `room` together. */
function within<Item extends object>(items: Item[], room: number): Item[] {
  let left = room;
  const end = items.findIndex((item) => (left -= weigh(item)) < 0);
  return end < 0 ? items : items.slice(0, end);
}
