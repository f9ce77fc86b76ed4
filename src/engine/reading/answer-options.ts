import { foldText } from "../model/names.ts";

const MOST_OFFERED = 5;
const ORDINALS = [
  ["1", "first", "former"],
  ["2", "second", "latter"],
  ["3", "third"],
  ["4", "fourth"],
  ["5", "fifth"],
];
/** Words around a choice: "the one at Lund". */
const FILLERS = new Set("the one a an at of from in with it was is its that number no".split(" "));

/** The answers that a question back offers after its colon: "Which Hansen was that: Peter Hansen or Lars Hansen?" */
export function answerOptions(ask: string): string[] {
  const colon = ask.indexOf(":");
  if (colon < 0) return [];
  const offered = ask.slice(colon + 1).replace(/\?\s*$/, "");
  const options = offered.split(/, | or /).map((option) => option.trim());
  return options.length > 1 && options.length <= MOST_OFFERED ? options.filter(Boolean) : [];
}

/**
 * The one answer that a word picks out of those offered: "Juul", "the second", "the one at Lund". The word itself when it
 * picks none or several.
 */
export function chosenOption(ask: string, answer: string): string {
  const options = answerOptions(ask);
  const words = foldText(answer)
    .split(" ")
    .filter((word) => !FILLERS.has(word));
  if (words.length === 0) return answer;
  const place = ORDINALS.findIndex((names) => words.length === 1 && names.includes(words[0] ?? ""));
  const counted = options[place];
  if (counted !== undefined) return counted;
  const fitting = options.filter((option) => {
    const inOption = foldText(option).split(" ");
    return words.every((word) => inOption.includes(word));
  });
  return fitting.length === 1 ? (fitting[0] ?? answer) : answer;
}
