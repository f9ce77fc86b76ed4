/** What a button can ask for. The wire form is one short string, so that it fits Slack's `value`, Teams' `data` and an HTML attribute alike. */
export const ACTION_NAMES = [
  "nudge.done",
  "nudge.another",
  "nudge.snooze",
  "nudge.stop",
  "nudge.why",
  "receipt.undo",
  "receipt.fix",
  "receipt.set",
  "ask.answer",
  "contact.add",
  "contact.level",
  "contact.function",
  "commitment.keep",
  "concern.close",
  "priority.answer",
  "customer.show",
  "customer.log",
  "customer.week",
  "customer.list",
] as const;
export type ActionName = (typeof ACTION_NAMES)[number];

/** `subject` is the id of what it acts on (a nudge, a reply, a customer …), `value` the choice made, empty when the name says it all. */
export type Action = { name: ActionName; subject: string; value: string };

const LONGEST_WIRE_FORM = 1_000;

/** An action as one string: `name|subject|value`. The subject is one of our ids and holds no bar; the value may. */
export function writeAction(action: Action): string {
  return `${action.name}|${action.subject}|${action.value}`.slice(0, LONGEST_WIRE_FORM);
}

/** The action in a wire form, or null when it is not ours (an old card, another app's button, a forged one). */
export function parseAction(wire: string): Action | null {
  if (wire.length > LONGEST_WIRE_FORM) return null;
  const first = wire.indexOf("|");
  const second = wire.indexOf("|", first + 1);
  if (first < 0 || second < 0) return null;
  const name = ACTION_NAMES.find((known) => known === wire.slice(0, first));
  if (!name) return null;
  return { name, subject: wire.slice(first + 1, second), value: wire.slice(second + 1) };
}
