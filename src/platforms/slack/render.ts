/** Cards as Slack's blocks. */
import type {
  ActionsBlock,
  Button as SlackButton,
  KnownBlock,
  RichTextBlock,
  RichTextText,
} from "@slack/types";
import { chartInWords, type Block, type Button, type Card, type Meter } from "../../chat/view.ts";
import { fallbackText, escapeText, parts, plain } from "./escape.ts";
import { renderChart } from "./chart.ts";
import { fit, weigh } from "./fit.ts";
import { writeValue } from "./button-value.ts";
import {
  LONGEST_BUTTON,
  LONGEST_HEADER,
  LONGEST_NOTE,
  LONGEST_SECTION,
  MESSAGE_BUDGET,
  MOST_BUTTONS,
  MOST_CHARTS,
  MOST_NOTE_ELEMENTS,
} from "./limits.ts";
import { bold, elements, flat, paragraph, sections } from "./rich.ts";
import { renderRows, renderTable } from "./table.ts";

/**
 * A card as Slack's blocks, within all of its limits; what does not fit is cut, with a note that says so, and the buttons stay.
 * No data in it is live: it stands in `plain_text` and `rich_text` alone.
 * @param use `tables`, `charts`: Slack's blocks for them may be used. Not every surface and workspace takes them, and a
 * refused answer has no second try.
 */
export function renderCard(card: Card, use?: { tables: boolean; charts?: boolean }): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  // a message can hold one table only
  let table = use?.tables ?? false;
  let charts = use?.charts ? MOST_CHARTS : 0;
  let written = 0;
  for (const block of card.blocks) {
    // what comes after more than a message holds would be cut again; buttons are kept
    if (written > MESSAGE_BUDGET && block.kind !== "buttons") continue;
    const drawn = block.kind === "chart" && charts > 0 ? renderChart(block.chart) : null;
    if (drawn) charts -= 1;
    // the words stand below it for who can't see it
    const rendered =
      drawn && block.kind === "chart"
        ? [drawn, ...note(block.chart.alt)]
        : renderBlock(block, table);
    if (rendered.some(({ type }) => type === "table")) table = false;
    written += weigh(rendered);
    blocks.push(...rendered);
  }
  return blocks.length === 0 ? [asSection(card.text)] : fit(blocks, written);
}

/** The words of a card for notifications, screen readers and old clients; escaped. */
export function renderText(card: Card): string {
  return fallbackText(card.text);
}

/** The text itself, where nothing else is shown: left to stand alone it would be read as `mrkdwn`. */
function asSection(text: string): KnownBlock {
  return {
    type: "section",
    text: { type: "plain_text", text: plain(text, LONGEST_SECTION), emoji: false },
  };
}

function renderBlock(block: Block, mayUseTable: boolean): KnownBlock[] {
  switch (block.kind) {
    case "heading":
      return [
        {
          type: "header",
          text: { type: "plain_text", text: plain(block.text, LONGEST_HEADER), emoji: false },
        },
      ];
    case "text":
      return paragraph(elements(block.text));
    case "note":
      return note(flat(block.text));
    case "list":
      return bullets(block.items.map(elements));
    case "facts":
      return lines(
        block.rows.map(({ label, value }) => [bold(`${escapeText(label)}  `), ...elements(value)]),
      );
    case "meters":
      return lines(block.meters.map(meter));
    case "table":
      return (mayUseTable ? renderTable(block) : null) ?? bullets(renderRows(block), block.caption);
    case "buttons":
      return buttons(block.buttons);
    case "chart":
      return paragraph(elements(chartInWords(block.chart)));
    case "divider":
      return [{ type: "divider" }];
  }
}

function note(words: string): KnownBlock[] {
  const texts = parts(escapeText(words), LONGEST_NOTE).filter((text) => text.trim() !== "");
  if (texts.length === 0) return [];
  const shown = texts.slice(0, MOST_NOTE_ELEMENTS);
  return [
    {
      type: "context",
      elements: shown.map((text) => ({ type: "plain_text", text, emoji: false })),
    },
  ];
}

function bullets(items: RichTextText[][], lead = ""): KnownBlock[] {
  const shown = items.flatMap(sections);
  const before = sections(elements([{ text: lead, style: "soft" }]));
  if (shown.length === 0)
    return before.length === 0 ? [] : [{ type: "rich_text", elements: before }];
  return [
    {
      type: "rich_text",
      elements: [...before, { type: "rich_text_list", style: "bullet", elements: shown }],
    },
  ];
}

/** A line each; in one block, so that they stand close together. */
function lines(rows: RichTextText[][]): RichTextBlock[] {
  const shown = rows.flatMap(sections);
  return shown.length === 0 ? [] : [{ type: "rich_text", elements: shown }];
}

const BAR_LENGTH = 10;

function meter({ label, value, tone, note: why }: Meter): RichTextText[] {
  const filled = Math.round((Math.min(100, Math.max(0, value ?? 0)) / 100) * BAR_LENGTH);
  const bar = "▰".repeat(filled) + "▱".repeat(BAR_LENGTH - filled);
  const figure = value === null ? "unknown" : `${Math.round(value)} of 100, ${tone}`;
  const reason = elements(why);
  return [
    bold(escapeText(label) || "–"),
    { type: "text", text: `  ${bar} ${figure}${reason.length === 0 ? "" : ". "}` },
    ...reason,
  ];
}

function buttons(all: Button[]): ActionsBlock[] {
  const blocks: ActionsBlock[] = [];
  for (let start = 0; start < all.length; start += MOST_BUTTONS) {
    const some = all.slice(start, start + MOST_BUTTONS);
    blocks.push({
      type: "actions",
      elements: some.map((button, index) => renderButton(button, start + index)),
    });
  }
  return blocks;
}

function renderButton({ label, action, style }: Button, index: number): SlackButton {
  return {
    type: "button",
    text: { type: "plain_text", text: plain(label, LONGEST_BUTTON), emoji: false },
    // unique in its block, as Slack asks; what it means is in the value
    action_id: `${action.name}:${index}`,
    value: writeValue(action),
    ...(style ? { style } : {}),
  };
}
