/** Cards as Memo's lines of plain text, with buttons under them. Memo reads no markup, so nothing in data can be live. */
import { writeAction } from "../../../../src/chat/action.ts";
import {
  type Block,
  type Card,
  chartInWords,
  type Form,
  type Rich,
} from "../../../../src/chat/view.ts";
import { LONGEST_LABEL, LONGEST_LINE, MAX_BUTTONS, MAX_LINES } from "./limits.ts";

export type MemoButton = { label: string; value: string };
export type MemoMessage = { text: string; lines: string[]; buttons: MemoButton[] };
export type MemoForm = {
  title: string;
  about: string;
  fields: { id: string; value: string; options: { value: string; label: string }[] }[];
};

export function renderCard(card: Card): MemoMessage {
  const lines = card.blocks.flatMap(linesOf).map((line) => clip(line, LONGEST_LINE));
  const buttons = card.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : []));
  return {
    text: clip(card.text, LONGEST_LINE),
    lines: lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES - 1), "…"] : lines,
    buttons: buttons.slice(0, MAX_BUTTONS).map(({ label, action }) => ({
      label: clip(label, LONGEST_LABEL) || "…",
      value: writeAction(action),
    })),
  };
}

export function renderForm({ title, customerId, fields }: Form): MemoForm {
  return {
    title: clip(title, LONGEST_LINE),
    about: customerId,
    fields: fields.map((field) => {
      const { id } = field;
      switch (field.kind) {
        case "several":
          return { id, value: field.values.join(","), options: field.options };
        case "search":
          return { id, value: field.chosen?.value ?? "", options: field.first };
        default:
          return { id, value: field.value, options: field.kind === "choice" ? field.options : [] };
      }
    }),
  };
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case "heading":
      return [block.text];
    case "text":
    case "note":
      return [plain(block.text)];
    case "list":
      return block.items.map((item) => `- ${plain(item)}`);
    case "facts":
      return block.rows.map(({ label, value }) => `${label}: ${plain(value)}`);
    case "meters":
      return block.meters.map(({ label, value, tone, note }) =>
        [label, value ?? "unknown", tone, plain(note)].join(" · "),
      );
    case "table":
      return [block.caption, ...block.rows.map((row) => row.map(plain).join(" | "))];
    case "chart":
      return [plain(chartInWords(block.chart))];
    case "divider":
      return ["---"];
    case "buttons":
      return [];
  }
}

const plain = (rich: Rich): string =>
  typeof rich === "string" ? rich : rich.map(({ text }) => text).join("");

const clip = (text: string, limit: number): string => {
  const line = text.toWellFormed();
  return line.length <= limit ? line : `${line.slice(0, limit - 1).toWellFormed()}…`;
};
