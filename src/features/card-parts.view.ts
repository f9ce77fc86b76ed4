import type { ActionName, ActionValue } from "../chat/action.ts";
import type { Block, Button, Card, CardName, Rich, Span, Tone } from "../chat/view.ts";

/** Parts that many cards are built from. They hold no sentence: those stand in each feature's `words.en.ts`. */

export const plain = (text: string): Span => ({ text });
export const strong = (text: string): Span => ({ text, style: "strong" });
export const soft = (text: string): Span => ({ text, style: "soft" });
/** Somebody's own words. Each platform puts the quotation marks around them. */
export const quoted = (text: string): Span => ({ text, style: "quote" });

/** A rich text without its styles, for a card's `text`. */
export const unstyled = (rich: Rich): string =>
  typeof rich === "string" ? rich : rich.map(({ text }) => text).join("");

/** A block, several, or none where something does not hold. */
type Part = Block | readonly Block[] | false | null;

export const createCard = (name: CardName, text: string, parts: readonly Part[]): Card => ({
  kind: "card",
  name,
  text,
  blocks: parts.flatMap((part) => (part === null || part === false ? [] : part)),
});

/** A card that is one text, with further blocks below it. */
export const textCard = (name: CardName, text: string, below: readonly Part[] = []): Card =>
  createCard(name, text, [paragraph(text), ...below]);

/** One sentence or two, and what happens next. */
export const notice = (text: string): Card => textCard("notice", text);

export const heading = (text: string): Block => ({ kind: "heading", text });
export const paragraph = (text: Rich): Block => ({ kind: "text", text });
export const note = (text: Rich): Block => ({ kind: "note", text });
export const bullets = (items: Rich[]): Block => ({ kind: "list", items });
export const facts = (rows: { label: string; value: Rich }[]): Block => ({ kind: "facts", rows });
export const buttons = (all: Button[]): Block => ({ kind: "buttons", buttons: all });

/** A list under its title; nothing where there is nothing to list. */
export const section = (title: string, items: Rich[]): Block[] =>
  items.length === 0 ? [] : [paragraph([strong(title)]), bullets(items)];

/** An action that its name and its subject say all of. */
type PlainAction = {
  [N in ActionName]: null extends ActionValue<N> ? N : never;
}[ActionName];

export const plainButton = (label: string, name: PlainAction, subject: string): Button => ({
  label,
  action: { name, subject, value: null },
});

/** A button that shows it for each customer. */
export const customerButtons = (customers: { id: string; name: string }[]): Block =>
  buttons(customers.map(({ id, name }) => plainButton(name, "customer.show", id)));

/** Two thirds and one third of the scale (our choice). */
const GOOD_FROM = 67;
const FAIR_FROM = 34;

export function toneOf(value: number | null): Tone {
  if (value === null) return "unknown";
  if (value >= GOOD_FROM) return "good";
  return value >= FAIR_FROM ? "fair" : "poor";
}

export const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
