/** What the page sends, checked, and what it means to us. */
import { z } from "zod";
import type { Inbound, Intent, Place } from "../../chat/intent.ts";
import { FORM_NAMES, SEARCHES } from "../../chat/view.ts";
import type { LocalMessage, LocalRoom } from "../../chat/local-chat.ts";
import { KEY_CHARACTERS, MARK_CHARACTERS, MESSAGES_SHOWN, TEXT_CHARACTERS } from "./limits.ts";

/** The key of the only workspace that the page knows. */
const LOCAL_INSTALLATION = "local";

const key = z
  .string()
  .min(1)
  .max(KEY_CHARACTERS)
  .refine((name) => storable(name) === name, "no such key");
/** The page's own name of one press of a key or button: the same when it has to send it again. */
const press = z.string().min(8).max(64);
const text = z
  .string()
  .refine((words) => words.trim() !== "", "no words in it")
  // Counted as a reader counts: most emoji are two in JavaScript's own length.
  .refine(
    (words) => Array.from(words).length <= TEXT_CHARACTERS,
    `more than ${TEXT_CHARACTERS} characters`,
  )
  .transform(storable);

/** Half of a character, and the character zero, are none that PostgreSQL can keep: each becomes the mark for an unreadable one. */
function storable(words: string): string {
  return words.toWellFormed().replaceAll("\0", "\uFFFD");
}

/** What the page sends to each address. */
export const stateQuery = z.object({ person: key.optional() });
export const messagesQuery = z.object({
  person: key,
  conversation: key,
  /** the marks of the messages that stand on the page already */
  known: z
    .string()
    .max(MESSAGES_SHOWN * (MARK_CHARACTERS + 1))
    .default("")
    .transform((marks) => new Set(marks.split(","))),
});
export const sayBody = z.strictObject({
  person: key,
  conversation: key,
  thread: key.nullable(),
  text,
  press,
});
export const editBody = z.strictObject({ person: key, message: key, text, press });
export const removeBody = z.strictObject({ person: key, message: key });
export const actBody = z.strictObject({
  person: key,
  message: key,
  action: z.string().max(1_000),
  press,
});
export const submitBody = z.strictObject({
  person: key,
  conversation: key,
  form: z.enum(FORM_NAMES),
  /** empty where the form itself asks for the customer */
  customerId: z.union([key, z.literal("")]),
  values: z.record(key, z.string().transform(storable)),
  press,
});
export const suggestQuery = z.object({
  person: key,
  conversation: key,
  among: z.enum(SEARCHES),
  text: z.string().max(KEY_CHARACTERS).transform(storable),
});
export const dropBody = z.strictObject({
  person: key,
  conversation: key,
  files: z.array(key).min(1).max(20),
  press,
});
export const fileQuery = z.object({ id: press, name: z.string().min(1).max(KEY_CHARACTERS) });
export const clockBody = z.strictObject({
  to: z.enum(["next-hour", "next-day", "monday-morning", "week-on"]),
});

/** `/customer`, alone or with what it is asked. */
const COMMAND = /^\s*\/customer(?:\s+|$)/i;
const SOME_COMMAND = /^\s*\/[a-z]+(?:\s|$)/i;

/** What a person means by the words they post: a command, a message, or (null) a command that we don't have. */
export function intentOf(words: string): Extract<Intent, { kind: "command" | "message" }> | null {
  const command = COMMAND.exec(words);
  if (command) return { kind: "command", text: words.slice(command[0].length).trim() };
  if (SOME_COMMAND.test(words)) return null;
  return { kind: "message", text: words };
}

/** A room as the place of what is said in it. Its address is the conversation's key. */
export function placeOf(room: LocalRoom, thread: string | null): Place {
  return { kind: room.kind, conversation: room.conversation, thread, address: room.conversation };
}

/**
 * What happened, as an Inbound. `version` tells apart what can happen to one message more than once (edits, presses of a button); without it
 * a thing happens once. `at` is the workspace's clock, in milliseconds since 1970.
 */
export function inboundOf(
  what: { person: string; place: Place; message: string | null; at: number; version: string },
  intent: Intent,
): Inbound {
  const { person, place, message, at, version } = what;
  return {
    key: [place.conversation, message ?? "", intent.kind, version].join("|"),
    platform: "local",
    installation: LOCAL_INSTALLATION,
    person,
    place,
    message,
    at,
    intent,
  };
}

/** Whether a message is a command that its person posted: it asked something, so there is nothing to edit or delete behind it. */
export function isCommand(message: LocalMessage): boolean {
  return message.person !== null && COMMAND.test(message.text);
}
