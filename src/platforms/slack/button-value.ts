/** An action as a button's value, and back. */
import { parseAction, writeAction, type Action } from "../../chat/action.ts";

/**
 * Slack hands `&`, `<` and `>` back as entities in what was pressed (slackapi/bolt-python issue 513), so none of them is sent.
 * At worst a wire form of 1,000 characters becomes 2,000, which is the most that a button's value can hold.
 */
const CODES: readonly [string, string][] = [
  ["~", "~~"],
  ["&", "~a"],
  ["<", "~l"],
  [">", "~g"],
];

/** An action as a button's value. */
export function writeValue(action: Action): string {
  const wire = writeAction(action).toWellFormed();
  return wire.replace(/[~&<>]/g, (mark) => CODES.find(([from]) => from === mark)?.[1] ?? mark);
}

/** The action in a button's value; null when it is not ours. */
export function parseValue(value: string): Action | null {
  return parseAction(
    value.replace(/~[~alg]/g, (code) => CODES.find(([, to]) => to === code)?.[0] ?? code),
  );
}
