/** Memo's events as what they mean to us. */
import { z } from "zod";
import { parseAction } from "../../../../src/chat/action.ts";
import type { Inbound, Intent } from "../../../../src/chat/intent.ts";

const key = z.string().min(1);

const eventSchema = z.object({
  /** the same each time that Memo sends it again */
  event: key,
  kind: z.enum([
    "words",
    "changed",
    "deleted",
    "pressed",
    "filled",
    "typed",
    "joined",
    "left",
    "waved",
  ]),
  space: key,
  chat: key,
  isChannel: z.boolean().default(false),
  person: key.nullable(),
  /** the message that it is, or that it is about */
  message: key.nullable().default(null),
  thread: key.nullable().default(null),
  at: z.number(),
  text: z.string().default(""),
  value: z.string().default(""),
  values: z.record(z.string(), z.string()).default({}),
});
export type MemoEvent = z.input<typeof eventSchema>;

/** @returns null for what is no event of Memo's */
export function parseEvent(body: unknown): Inbound | null {
  const read = eventSchema.safeParse(body);
  if (!read.success) return null;
  const event = read.data;
  const { chat, isChannel, thread, message } = event;
  return {
    key: ["memo", event.space, chat, event.event].join(":"),
    platform: "memo",
    installation: event.space,
    person: event.person,
    place: { kind: isChannel ? "channel" : "direct", conversation: chat, thread, address: chat },
    message: event.kind === "words" ? message : null,
    at: event.at,
    intent: intentOf(event),
  };
}

function intentOf(event: z.output<typeof eventSchema>): Intent {
  const { text, value, values } = event;
  const message = event.message ?? "";
  switch (event.kind) {
    case "words": {
      const command = /^\/customer\b\s*([\s\S]*)$/.exec(text);
      return command ? { kind: "command", text: command[1] ?? "" } : { kind: "message", text };
    }
    case "changed":
      return { kind: "edit", message, text };
    case "deleted":
      return { kind: "remove", message };
    case "pressed": {
      const action = parseAction(value);
      if (!action) return { kind: "unsupported", what: "button" };
      return { kind: "act", action, message: event.message };
    }
    case "filled":
      return { kind: "submit", form: "log", customerId: value, values };
    case "typed":
      return { kind: "suggest", among: "customers", text };
    case "joined":
      return { kind: "installed" };
    case "left":
      return { kind: "uninstalled", everywhere: event.person === null };
    case "waved":
      return { kind: "unsupported", what: "wave" };
  }
}
