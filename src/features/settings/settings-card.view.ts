import type { Card, Span } from "../../chat/view.ts";
import { cut, list } from "../../engine/model/saying.ts";
import { SETTING_WORDS, settingLines, type Settings } from "../../engine/model/settings.ts";
import { notice } from "../notices/notices.view.ts";
import { plain, strong } from "../notices/words.ts";

const LONGEST_ECHO = 30;
const SHOWN_IN_FOCUS = 10;

/** What is set in a workspace; to whom may change it, with how. */
export function settingsCard(settings: Settings, focus: string[], mayTurn: boolean): Card {
  const lines = settingLines(settings);
  const items: Span[][] = lines.map(({ label, text }) => [strong(label), plain(`  ${text}`)]);
  if (focus.length > 0) {
    items.push([strong("focus"), plain(`  ${list(focus.slice(0, SHOWN_IN_FOCUS))}`)]);
  }
  const examples = SETTING_WORDS.map(({ word, example }) => `“settings ${word} ${example}”`);
  const how = `To change: “/customer ${examples.join(", ").slice(1)}, “/customer focus NAME”, “/customer unfocus NAME”.`;
  return {
    kind: "card",
    name: "settings",
    text: lines.map(({ label, text }) => `${label}: ${text}.`).join(" "),
    blocks: [
      { kind: "heading", text: "How the coach is set" },
      { kind: "list", items },
      ...(mayTurn ? [{ kind: "note" as const, text: how }] : []),
    ],
  };
}

export const notYoursToTurnCard = () =>
  notice("Only managers and admins turn this. “/customer settings” shows how it is set.");

export const unknownSettingCard = (word: string) => {
  const ways = SETTING_WORDS.map((one) => `${one.word} (${one.accepts})`);
  return notice(
    `“${cut(word, LONGEST_ECHO)}” can't be set to that. What can be set: ${list(ways)}.`,
  );
};

export const focusCard = (customer: string, isIn: boolean) =>
  notice(
    isIn
      ? `${customer} stands in front from the next plan on: a touch with them counts three times, after turns that are due. “/customer unfocus ${customer}” ends it.`
      : `${customer} takes its ordinary place again from the next plan on.`,
  );

export const notFocusedCard = (most: number) =>
  notice(
    `${most} customers stand in front already. Take one back first: “/customer unfocus NAME”.`,
  );
