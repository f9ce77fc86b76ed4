import type { Card, Span } from "../../chat/view.ts";
import { SETTING_WORDS, settingLines, type Settings } from "../../engine/model/settings.ts";
import { plain, strong } from "../card-parts.view.ts";
import { words } from "../language.ts";

const SHOWN_IN_FOCUS = 10;

/** What is set in a workspace; to whom may change it, with how. */
export function settingsCard(settings: Settings, focus: string[], mayTurn: boolean): Card {
  const { settings: texts, shared } = words;
  const lines = settingLines(settings);
  const items: Span[][] = lines.map(({ label, text }) => [strong(label), plain(`  ${text}`)]);
  if (focus.length > 0) {
    items.push([strong(texts.focus), plain(`  ${shared.list(focus.slice(0, SHOWN_IN_FOCUS))}`)]);
  }
  return {
    kind: "card",
    name: "settings",
    text: lines.map(({ label, text }) => `${label}: ${text}.`).join(" "),
    blocks: [
      { kind: "heading", text: texts.title },
      { kind: "list", items },
      ...(mayTurn ? [{ kind: "note" as const, text: texts.toChange(SETTING_WORDS) }] : []),
    ],
  };
}
