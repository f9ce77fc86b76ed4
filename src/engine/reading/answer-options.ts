/** Which option of a question back an answer in words picks. */
import { foldText } from "../model/names.ts";
import type { AskOption } from "./reading.ts";

/** By place; options beyond the tenth are picked by name or button. */
const ORDINALS = [
  ["1", "first", "former"],
  ["2", "second", "latter"],
  ["3", "third"],
  ["4", "fourth"],
  ["5", "fifth"],
  ["6", "sixth"],
  ["7", "seventh"],
  ["8", "eighth"],
  ["9", "ninth"],
  ["10", "tenth"],
];
/** Words around a choice: "the one at Lund". */
const FILLERS = new Set("the one a an at of from in with it was is its that number no".split(" "));

/**
 * The one option that a word picks: "Juul", "the second", "the one at Lund". Null when it picks none or several.
 *
 * @param options what the question back offered, in its order
 * @param answer the rep's words
 */
export function chosenOption(options: readonly AskOption[], answer: string): AskOption | null {
  const words = foldText(answer)
    .split(" ")
    .filter((word) => word !== "" && !FILLERS.has(word));
  if (words.length === 0) return null;
  const place = ORDINALS.findIndex((names) => words.length === 1 && names.includes(words[0] ?? ""));
  const counted = options[place];
  if (counted) return counted;
  const fitting = options.filter(({ customer, contact = "" }) => {
    const inOption = foldText(`${contact} ${customer}`).split(" ");
    return words.every((word) => inOption.includes(word));
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
