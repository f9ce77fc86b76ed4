/** Words with styles as Slack's `rich_text`. */
import type { RichTextBlock, RichTextSection, RichTextText } from "@slack/types";
import type { Rich, Span } from "../../chat/view.ts";
import { escapeText, parts, weight } from "./escape.ts";
import { LONGEST_SECTION } from "./limits.ts";

/** Words as `rich_text` elements: style comes from the elements alone, markup in the words is never read. */
export function elements(rich: Rich): RichTextText[] {
  const spans: Span[] = typeof rich === "string" ? [{ text: rich }] : rich;
  return spans.flatMap(({ text, style }) => {
    const words = escapeText(text);
    if (words === "") return [];
    if (style === "strong") return [bold(words)];
    if (style === "quote") return [{ type: "text", text: quoted(words), style: { italic: true } }];
    return style === "soft"
      ? [{ type: "text", text: words, style: { italic: true } }]
      : [{ type: "text", text: words }];
  });
}

/** Our own words, or words made inert already, in bold. */
export function bold(words: string): RichTextText {
  return { type: "text", text: words, style: { bold: true } };
}

/** The same words without style, for places that take only plain text. */
export function flat(rich: Rich): string {
  if (typeof rich === "string") return rich;
  return rich
    .map(({ text, style }) => (style === "quote" && text !== "" ? quoted(text) : text))
    .join("");
}

/** A paragraph as one block, or as several where it is longer than Slack takes; none when there are no words. */
export function paragraph(words: RichTextText[]): RichTextBlock[] {
  return sections(words).map((section) => ({ type: "rich_text", elements: [section] }));
}

/** Elements in sections of at most LONGEST_SECTION each. */
export function sections(words: RichTextText[]): RichTextSection[] {
  const found: RichTextText[][] = [];
  let room = 0;
  for (const element of words) {
    for (const text of parts(element.text, LONGEST_SECTION)) {
      const last = found.at(-1);
      const fits = last !== undefined && weight(text) <= room;
      if (fits) last.push({ ...element, text });
      else found.push([{ ...element, text }]);
      room = (fits ? room : LONGEST_SECTION) - weight(text);
    }
  }
  return found.map((section) => ({ type: "rich_text_section", elements: section }));
}

function quoted(words: string): string {
  return /^\s*["“”«„'‘]/.test(words) ? words : `“${words}”`;
}
