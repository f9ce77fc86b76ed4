import { cut, list } from "../../engine/model/saying.ts";

const LONGEST_ECHO = 30;

/** What people read about settings, in English; what one setting says of itself stands in its own entry. */
export const settingsWords = {
  title: "How the coach is set",
  focus: "focus",
  toChange(settings: { word: string; example: string }[]): string {
    const examples = settings.map(({ word, example }) => `settings ${word} ${example}`);
    return `To change: “/customer ${examples.join("”, “")}”, “/customer focus NAME”, “/customer unfocus NAME”.`;
  },
  notYoursToChange: "Only managers and admins turn this. “/customer settings” shows how it is set.",
  unknown(said: string, settings: { word: string; accepts: string }[]): string {
    const ways = settings.map(({ word, accepts }) => `${word} (${accepts})`);
    return `“${cut(said, LONGEST_ECHO)}” can't be set to that. What can be set: ${list(ways)}.`;
  },
  focused: (customer: string) =>
    `${customer} stands in front from the next plan on: a touch with them counts ` +
    `three times, after turns that are due. “/customer unfocus ${customer}” ends it.`,
  unfocused: (customer: string) =>
    `${customer} takes its ordinary place again from the next plan on.`,
  focusIsFull: (most: number) =>
    `${most} customers stand in front already. Take one back first: “/customer unfocus NAME”.`,
};
