/** What a button can ask for, and its wire form. Who carries it out stands in `app/dispatch.ts`. */
import { z } from "zod";

/** The value of an action that needs none. Older stored cards hold an empty string instead of null. */
const NOTHING = z.union([z.null(), z.literal("")]).transform((): null => null);
/** The longest name that an import takes, in characters. */
const NAME = z.string().max(300);

/** What a form is opened with; none: as things stand. */
const FORM_VALUE = z
  .object({
    name: NAME.optional(),
    same: z.string().optional(),
    part: NAME.optional(),
    state: z.string().optional(),
    until: z.string().optional(),
  })
  .nullable();

/** Every action with the form of its value. */
const ACTION_VALUES = {
  "nudge.done": NOTHING,
  "nudge.another": NOTHING,
  "nudge.snooze": NOTHING,
  "nudge.stop": NOTHING,
  "nudge.why": NOTHING,
  "receipt.undo": NOTHING,
  /** what was changed later goes too, or not */
  "receipt.undo.with": z.object({ all: z.boolean() }),
  "receipt.fix": NOTHING,
  /** the interaction's place in the reading, from 0, and its new day or channel */
  "receipt.set": z.object({
    interaction: z.int().min(0),
    occurredOn: z.string().optional(),
    channel: z.string().optional(),
  }),
  /** a line of the reading that was not said: its list and its place there; a signal's is counted over all interactions */
  "receipt.drop": z.object({
    part: z.enum(["signals", "updates", "people", "customerNews", "edits"]),
    at: z.int().min(0),
  }),
  /** one of the options of a question back */
  "ask.answer": z.object({ customer: NAME, contact: NAME.optional() }),
  "contact.add": z.object({ name: NAME }),
  "contact.level": z.object({ level: z.string() }),
  "contact.function": z.object({ function: z.string() }),
  /** what became of a promise, concern or need; `open`: nothing yet */
  "item.change": z.object({
    change: z.enum(["done", "moved", "dropped", "open"]),
    dueOn: z.string().optional(),
  }),
  /** the button stands for these words */
  "member.say": z.object({ text: z.enum(["pause", "resume"]) }),
  "item.when": NOTHING,
  "item.show": NOTHING,
  "commitment.keep": NOTHING,
  "concern.close": NOTHING,
  "priority.answer": z.object({ respected: z.enum(["yes", "partly", "no"]), priority: NAME }),
  "customer.mute": z.object({ why: z.enum(["not mine", "timing", "elsewhere", "again"]) }),
  "customer.change": NOTHING,
  "customer.news": z.object({ change: z.enum(["lost", "won", "renewed"]) }),
  /** the form of all that can become of it, filled in with what words made likely */
  "customer.form": FORM_VALUE,
  "contact.form": FORM_VALUE,
  /** who takes a leaver's customers */
  "handover.form": NOTHING,
  "contact.show": NOTHING,
  "contact.news": z.object({ change: z.enum(["left", "away", "back"]) }),
  "customer.show": NOTHING,
  "customer.log": NOTHING,
  "customer.week": NOTHING,
  "customer.list": NOTHING,
  /** the list from its nth customer on */
  "customer.page": z.object({ from: z.int().min(0).max(10_000) }),
  /** under a digest; the subject is its manager */
  "digest.open": z.object({ part: z.enum(["fading", "promises"]) }),
  /** about dropped files */
  "import.owners": NOTHING,
  "import.start": NOTHING,
  "import.customers": NOTHING,
  "import.discard": NOTHING,
  "import.undo": NOTHING,
} as const;

export type ActionName = keyof typeof ACTION_VALUES;
export const ACTION_NAMES = Object.keys(ACTION_VALUES) as ActionName[];

/** The choice made, null where the name says it all. */
export type ActionValue<N extends ActionName> = z.output<(typeof ACTION_VALUES)[N]>;

/** One action; `subject` is the id of what it acts on: a nudge, a reply, a customer … */
export type ActionOf<N extends ActionName> = { name: N; subject: string; value: ActionValue<N> };
export type Action = { [N in ActionName]: ActionOf<N> }[ActionName];

const LONGEST_WIRE_FORM = 1_000;
/** Texts in a value are cut to these lengths, the first at which the wire form fits. */
const TEXT_LENGTHS = [300, 150, 50];

/**
 * An action as one string, so that it fits Slack's `value`, Teams' `data` and an HTML attribute alike: `name|subject|` and
 * the value as JSON, empty where there is none. The subject is one of our ids and holds no bar; the value may.
 */
export function writeAction({ name, subject, value }: Action): string {
  const head = `${name}|${subject}|`;
  // A card that was stored by an earlier version may hold an empty string.
  if (!value) return head;
  const wires = TEXT_LENGTHS.map((longest) => head + JSON.stringify(value, shortenedTo(longest)));
  return wires.find((wire) => wire.length <= LONGEST_WIRE_FORM) ?? head;
}

const shortenedTo = (longest: number) => (_key: string, value: unknown) =>
  typeof value === "string" ? value.slice(0, longest).toWellFormed() : value;

/** The action in a wire form, or null when it is not ours (an old card, another app's button, a forged one). */
export function parseAction(wire: string): Action | null {
  if (wire.length > LONGEST_WIRE_FORM) return null;
  const first = wire.indexOf("|");
  const second = wire.indexOf("|", first + 1);
  if (first < 0 || second < 0) return null;
  const [name, subject] = [wire.slice(0, first), wire.slice(first + 1, second)];
  return checkedAction({ name, subject, value: jsonIn(wire.slice(second + 1)) });
}

/** An action whose name and value are what they claim to be, else null: what was stored is checked as what came in. */
export function checkedAction(told: {
  name: string;
  subject: string;
  value: unknown;
}): Action | null {
  const name = ACTION_NAMES.find((known) => known === told.name);
  const value = name && ACTION_VALUES[name].safeParse(told.value);
  return value?.success ? ({ name, subject: told.subject, value: value.data } as Action) : null;
}

function jsonIn(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
