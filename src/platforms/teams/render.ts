/** Cards as Adaptive Cards 1.5. */
import { randomUUID } from "node:crypto";
import { writeAction } from "../../chat/action.ts";
import { chartInWords } from "../../chat/view.ts";
import type { Block, Button, Card, Chart, Meter, Tone } from "../../chat/view.ts";
import { renderChart } from "./chart.ts";
import { type AdaptiveCard, type Element, type Look, cell, spans, table } from "./elements.ts";
import { adaptiveCard, executeAction } from "./frame.ts";
import {
  BUTTONS_IN_A_SET,
  CARD_BUDGET_BYTES,
  LONGEST_LABEL,
  LONGEST_SUMMARY,
  ROUND_A_LABEL,
  ROW_OF_BUTTONS,
} from "./limits.ts";

export { renderForm } from "./form.ts";

/** How much of a card is shown: characters a text, rows a table or list, blocks, buttons a block. A card that is too large is rendered again with the next. */
type Room = { text: number; rows: number; blocks: number; buttons: number };
const ROOMS: Room[] = [
  { text: 3_000, rows: 50, blocks: 100, buttons: 25 },
  { text: 800, rows: 20, blocks: 60, buttons: 25 },
  { text: 300, rows: 10, blocks: 30, buttons: 25 },
  { text: 120, rows: 5, blocks: 10, buttons: 10 },
];
/** What fits whatever stands in it. Buttons go last: only values far longer than ours can make them too large. */
const TIGHTEST: Room = { text: 60, rows: 2, blocks: 4, buttons: 0 };

/** Buttons stay when blocks are left out, up to this many sets. */
const BUTTON_BLOCKS_KEPT = 2;

/** Words beside the figure: a tone is never shown by colour alone. */
const TONES: Record<Tone, { word: string; look: Look }> = {
  good: { word: "good", look: { color: "Good", weight: "Bolder" } },
  fair: { word: "fair", look: { color: "Warning", weight: "Bolder" } },
  poor: { word: "needs care", look: { color: "Attention", weight: "Bolder" } },
  unknown: { word: "unknown", look: { isSubtle: true } },
};

/**
 * A card as an Adaptive Card 1.5 of at most CARD_BUDGET_BYTES. No markdown, link, mention or function in its data is live. Too much is cut:
 * first long texts and tables, then blocks from the end, with a line that says so; buttons stay.
 * @param nonce comes back with each press: two presses of one button on one card are the same event
 */
export function renderCard(card: Card, nonce: string = randomUUID()): AdaptiveCard {
  for (const room of ROOMS) {
    const rendered = renderIn(card, nonce, room);
    if (Buffer.byteLength(JSON.stringify(rendered)) <= CARD_BUDGET_BYTES) return rendered;
  }
  return renderIn(card, nonce, TIGHTEST);
}

function renderIn(card: Card, nonce: string, room: Room): AdaptiveCard {
  const kept = fitBlocks(card.blocks, room.blocks);
  const body: Element[] = [];
  let divided = false;
  for (const block of kept) {
    const elements = renderBlock(block, nonce, room);
    const [first] = elements;
    if (first && divided && body.length > 0)
      Object.assign(first, { separator: true, spacing: "Medium" });
    if (first) divided = false;
    if (block.kind === "divider") divided = true;
    body.push(...elements);
  }
  if (kept.length < card.blocks.length) {
    body.push(
      ...cell("There is more than fits into one message here.", LONGEST_SUMMARY, {
        size: "Small",
        isSubtle: true,
      }),
    );
  }
  if (body.length === 0) body.push(...cell(card.text, room.text));
  // A message has to have something in it, even where the data is nothing but spaces.
  if (body.length === 0) body.push(...cell("…", 1));
  return adaptiveCard(body, card.text);
}

function fitBlocks(blocks: Block[], most: number): Block[] {
  if (blocks.length <= most) return blocks;
  const buttons = blocks.slice(most).filter(({ kind }) => kind === "buttons");
  return [...blocks.slice(0, most), ...buttons.slice(-BUTTON_BLOCKS_KEPT)];
}

function renderBlock(block: Block, nonce: string, room: Room): Element[] {
  switch (block.kind) {
    case "heading":
      return cell(block.text, room.text, { size: "Medium", weight: "Bolder" });
    case "text":
      return cell(block.text, room.text);
    case "note":
      return cell(block.text, room.text, { size: "Small", isSubtle: true });
    case "list":
      return block.items
        .slice(0, room.rows)
        .flatMap((item) => close(cell([{ text: "•  " }, ...spans(item)], room.text + 3)));
    case "facts":
      return block.rows.slice(0, room.rows).flatMap(({ label, value }) =>
        close([
          columns([
            { width: 1, items: cell(label, room.text, { weight: "Bolder" }) },
            { width: 2, items: cell(value, room.text) },
          ]),
        ]),
      );
    case "meters":
      return block.meters.slice(0, room.rows).flatMap((meter) => renderMeter(meter, room));
    case "table":
      if (block.rows.length === 0) return cell(block.caption, room.text, { isSubtle: true });
      return [table(block.columns, block.rows.slice(0, room.rows), room.text, block.caption)];
    case "buttons":
      return buttonSets(block.buttons.slice(0, room.buttons), nonce);
    case "chart":
      return chart(block.chart, room);
    case "divider":
      return [];
  }
}

/** Drawn, with its words below; the words alone where there is nothing to draw. */
function chart(what: Chart, room: Room): Element[] {
  const drawn = renderChart(what);
  if (!drawn) return cell(chartInWords(what), room.text);
  return [drawn, ...close(cell(what.alt, room.text, { size: "Small", isSubtle: true }))];
}

function renderMeter({ label, value, tone, note }: Meter, room: Room): Element[] {
  const { word, look } = TONES[tone];
  const figure = value === null ? word : `${dots(value)}  ${Math.round(value)}, ${word}`;
  const row = columns([
    { width: 2, items: cell(label, room.text, { weight: "Bolder" }) },
    { width: 3, items: cell(figure, LONGEST_LABEL, look) },
  ]);
  return [row, ...close(cell(note, room.text, { size: "Small", isSubtle: true }))];
}

/** A figure of 0 to 100 as five dots. Hollow ones (○) look like full ones in some fonts. */
function dots(value: number): string {
  const full = Math.max(0, Math.min(5, Math.round(value / 20)));
  return "●".repeat(full) + "·".repeat(5 - full);
}

/** Buttons in rows that are narrow enough for their labels: what does not fit beside each other is cut off, or hidden in a menu. */
function buttonSets(buttons: Button[], nonce: string): Element[] {
  const sets: Element[][] = [];
  let width = ROW_OF_BUTTONS;
  for (const { label, action, style } of buttons) {
    const needed = Math.min(label.length, LONGEST_LABEL) + ROUND_A_LABEL;
    const row = sets.at(-1);
    const execute = executeAction(label, { nonce, action: writeAction(action) }, style);
    if (row && width + needed <= ROW_OF_BUTTONS && row.length < BUTTONS_IN_A_SET) {
      row.push(execute);
      width += needed;
    } else {
      sets.push([execute]);
      width = needed;
    }
  }
  return sets.map((actions) => ({ type: "ActionSet", actions }));
}

function columns(parts: { width: number; items: Element[] }[]): Element {
  return { type: "ColumnSet", columns: parts.map((part) => ({ type: "Column", ...part })) };
}

/** Elements nearer to the one above. */
function close(elements: Element[]): Element[] {
  return elements.map((element) => ({ ...element, spacing: "Small" }));
}
