/** Tables, as Slack's own block or as a list. */
import type { RichTextText, TableBlock } from "@slack/types";
import type { Block, Rich } from "../../chat/view.ts";
import { escapeText, plain } from "./escape.ts";
import { LONGEST_SECTION, MOST_TABLE_COLUMNS, MOST_TABLE_ROWS } from "./limits.ts";
import { bold, elements, sections } from "./rich.ts";

type Table = Extract<Block, { kind: "table" }>;
type Cell = TableBlock["rows"][number][number];

/** A table as Slack's own block; null where that could not show all of it: no rows, or more rows or columns than it takes. */
export function renderTable({ columns, rows }: Table): [TableBlock] | null {
  const width = columns.length;
  if (
    width === 0 ||
    width > MOST_TABLE_COLUMNS ||
    rows.length === 0 ||
    rows.length >= MOST_TABLE_ROWS
  )
    return null;
  const head = columns.map((name): Cell => ({
    type: "raw_text",
    text: plain(name, LONGEST_SECTION),
  }));
  const body = rows.map((row) => columns.map((_, at) => cell(row[at] ?? "")));
  const wrapped = columns.map(() => ({ is_wrapped: true }));
  return [{ type: "table", column_settings: wrapped, rows: [head, ...body] }];
}

/** The same rows as lines of text: the first cell in bold, the others with their column's name. */
export function renderRows({ columns, rows }: Table): RichTextText[][] {
  return rows.map((row) =>
    row.flatMap((value, at): RichTextText[] => {
      const words = elements(value);
      if (at === 0) return words.map(({ text }) => bold(text));
      const name = columns[at] ?? "";
      const before = name === "" ? " · " : escapeText(` · ${name}: `);
      return words.length === 0 ? [] : [{ type: "text", text: before }, ...words];
    }),
  );
}

function cell(value: Rich): Cell {
  if (typeof value === "string") return { type: "raw_text", text: plain(value, LONGEST_SECTION) };
  const [first] = sections(elements(value));
  return first
    ? { type: "rich_text", elements: [first] }
    : { type: "raw_text", text: plain("", 1) };
}
