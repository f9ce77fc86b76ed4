/** The elements of Adaptive Cards that we use. Text stands in TextRuns, which read no markdown. */
import type { Rich, Span } from "../../chat/view.ts";
import { showable } from "./text.ts";

/** An element of an Adaptive Card, version 1.5. */
export type Element = { type: string; [property: string]: unknown };

export type AdaptiveCard = {
  type: "AdaptiveCard";
  $schema: string;
  version: "1.5";
  /** shown by clients that know no 1.5, and read as markdown there */
  fallbackText: string;
  body: Element[];
};

/** How a run of text looks, by the names of Adaptive Cards. */
export type Look = {
  size?: "Small" | "Default" | "Medium" | "Large";
  weight?: "Lighter" | "Default" | "Bolder";
  color?: "Default" | "Good" | "Warning" | "Attention" | "Accent";
  isSubtle?: boolean;
  italic?: boolean;
};

const LOOKS: Record<NonNullable<Span["style"]>, Look> = {
  strong: { weight: "Bolder" },
  soft: { isSubtle: true },
  quote: { italic: true },
};

/**
 * A paragraph. Text stands in TextRuns alone: they know no markdown, where a TextBlock or a FactSet would turn data into links and lists.
 * @param limit characters in all
 * @returns null when there is nothing to read
 */
function paragraph(rich: Rich, limit: number, look: Look = {}): Element | null {
  const inlines: Element[] = [];
  let left = limit;
  for (const { text, style } of spans(rich)) {
    if (left <= 0) break;
    const words = showable(style === "quote" ? quoted(text) : text, left);
    left -= text.length;
    if (words !== "")
      inlines.push({ type: "TextRun", text: words, ...look, ...(style ? LOOKS[style] : {}) });
  }
  return inlines.some(({ text }) => String(text).trim() !== "")
    ? { type: "RichTextBlock", inlines }
    : null;
}

/** Words of somebody's are marked as such, unless they come with their marks. */
function quoted(words: string): string {
  return words.trim() === "" || /^\s*["“”«„'‘]/.test(words) ? words : `“${words}”`;
}

/** `paragraph` for places that have to hold something. */
export function cell(rich: Rich, limit: number, look: Look = {}): Element[] {
  const element = paragraph(rich, limit, look);
  return element ? [element] : [];
}

export function spans(rich: Rich): Span[] {
  return typeof rich === "string" ? [{ text: rich }] : rich;
}

/** A table with a head; every cell a paragraph. `fallback` is said where a table can't be drawn. */
export function table(columns: Rich[], rows: Rich[][], limit: number, fallback: string): Element {
  const row = (cells: Rich[], look: Look): Element => ({
    type: "TableRow",
    cells: columns.map((_, index) => ({
      type: "TableCell",
      items: cell(cells[index] ?? "", limit, look),
    })),
  });
  return {
    type: "Table",
    columns: columns.map(() => ({ width: 1 })),
    firstRowAsHeader: true,
    showGridLines: true,
    rows: [row(columns, { weight: "Bolder" }), ...rows.map((cells) => row(cells, {}))],
    fallback: paragraph(fallback, limit) ?? { type: "Container", items: [] },
  };
}
