import type { Block, Card, CardName, Rich, Span, Tone } from "../chat/view.ts";

/** Parts that many cards are built from. They hold no sentence: those stand in each feature's `words.en.ts`. */

export const plain = (text: string): Span => ({ text });
export const strong = (text: string): Span => ({ text, style: "strong" });
export const soft = (text: string): Span => ({ text, style: "soft" });
/** Somebody's own words. Each platform puts the quotation marks around them. */
export const quoted = (text: string): Span => ({ text, style: "quote" });

/** A rich text without its styles, for a card's `text`. */
export const unstyled = (rich: Rich): string =>
  typeof rich === "string" ? rich : rich.map(({ text }) => text).join("");

/** A card that is one text, with further blocks below it. */
export const textCard = (name: CardName, text: string, below: Block[] = []): Card => ({
  kind: "card",
  name,
  text,
  blocks: [{ kind: "text", text }, ...below],
});

/** One sentence or two, and what happens next. */
export const notice = (text: string): Card => textCard("notice", text);

/** A list under its title; nothing where there is nothing to list. */
export const section = (title: string, items: Rich[]): Block[] =>
  items.length === 0
    ? []
    : [
        { kind: "text", text: [strong(title)] },
        { kind: "list", items },
      ];

/** Two thirds and one third of the scale (our choice). */
const GOOD_FROM = 67;
const FAIR_FROM = 34;

export function toneOf(value: number | null): Tone {
  if (value === null) return "unknown";
  if (value >= GOOD_FROM) return "good";
  return value >= FAIR_FROM ? "fair" : "poor";
}

export const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
