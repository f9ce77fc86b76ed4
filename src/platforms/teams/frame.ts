/** The frame of every card: version, fallback, buttons. */
import type { Button } from "../../chat/view.ts";
import { type Carried, DATA_KEY, VERB } from "./activity.ts";
import type { AdaptiveCard, Element } from "./elements.ts";
import { LONGEST_LABEL, LONGEST_SUMMARY } from "./limits.ts";
import { escapeMarkdown, showableLine } from "./text.ts";

/** An Adaptive Card around elements. */
export function adaptiveCard(body: Element[], fallback: string): AdaptiveCard {
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    fallbackText: escapeMarkdown(showableLine(fallback, LONGEST_SUMMARY)),
    body,
  };
}

/** A button that sends `carried`, and a form's inputs with it, back to us. */
export function executeAction(label: string, carried: Carried, style?: Button["style"]): Element {
  return {
    type: "Action.Execute",
    title: showableLine(label, LONGEST_LABEL) || "OK",
    verb: VERB,
    data: { [DATA_KEY]: carried },
    ...(style ? { style: style === "primary" ? "positive" : "destructive" } : {}),
  };
}
