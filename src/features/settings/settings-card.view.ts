import type { Card, Span } from "../../chat/view.ts";
import { SETTING_WORDS, settingLines, type Settings } from "../../engine/model/settings.ts";
import { bullets, createCard, heading, note, plain, strong } from "../card-parts.view.ts";
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
  const summary = lines.map(({ label, text }) => `${label}: ${text}.`).join(" ");
  return createCard("settings", summary, [
    heading(texts.title),
    bullets(items),
    mayTurn && note(texts.toChange(SETTING_WORDS)),
  ]);
}
