/** Cards, forms and lines as messages. */
import type { Activity } from "botbuilder";
import type { Card, Form } from "../../chat/view.ts";
import { LONGEST_SUMMARY } from "./limits.ts";
import { renderCard, renderForm } from "./render.ts";
import type { AdaptiveCard } from "./elements.ts";
import { showableLine } from "./text.ts";

const ADAPTIVE_CARD = "application/vnd.microsoft.card.adaptive";

/** A card as a message. `summary` is what a notification and a screen reader say; a `text` would stand above the card a second time. */
export function cardMessage(card: Card, nonce: string): Partial<Activity> {
  return withAttachment(renderCard(card, nonce), card.text);
}

export function formMessage(form: Form, nonce: string): Partial<Activity> {
  return withAttachment(renderForm(form, nonce), form.title);
}

/** One of our own sentences. Never data: Teams reads markup in some places even of plain text. */
export function lineMessage(sentence: string): Partial<Activity> {
  return { text: sentence, textFormat: "plain", summary: sentence };
}

function withAttachment(content: AdaptiveCard, summary: string): Partial<Activity> {
  return {
    summary: showableLine(summary, LONGEST_SUMMARY),
    attachments: [{ contentType: ADAPTIVE_CARD, content }],
  };
}
