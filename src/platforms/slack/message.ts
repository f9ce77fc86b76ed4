/** A person's message as an Inbound, the same from an event as from a history. */
import { z } from "zod";
import type { Inbound, Intent, Place } from "../../chat/intent.ts";
import { writeChannel } from "./address.ts";
import { tablesIn } from "./fetch-file.ts";
import { wordsOf } from "./written.ts";

/** The kind of metadata that our own messages carry; a send that was cut off is found again by it. */
export const DELIVERY_EVENT = "rapport_delivery";

/** A person's message, as an event has it and as a conversation's history does. */
export const slackMessage = z.object({
  ts: z.string(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  text: z.string().default(""),
  blocks: z.array(z.unknown()).optional(),
  thread_ts: z.string().optional(),
  edited: z.object({ ts: z.string() }).optional(),
  files: z.array(z.unknown()).optional(),
  metadata: z.object({ event_type: z.string() }).optional(),
});
type SlackMessage = z.infer<typeof slackMessage>;

/** Kinds of message that a person wrote; the others tell of joins, topics, reminders and the like. */
const WRITTEN = new Set([undefined, "file_share", "thread_broadcast", "me_message"]);

/** Slack's own helper writes to everybody. */
const SLACKBOT = "USLACKBOT";

/** Who wrote it, when that was a person; null for ourselves, other apps and Slack's own notices. */
export function writer(message: SlackMessage): string | null {
  if (message.bot_id || !message.user || message.user === SLACKBOT) return null;
  if (message.metadata?.event_type === DELIVERY_EVENT) return null;
  return WRITTEN.has(message.subtype) ? message.user : null;
}

/** Slack takes ten files with a message. */
const MOST_FILES = 20;

/** The conversation that something was said in. */
type Spot = { installation: string; channel: string; kind: Place["kind"] };

/** A person's message; the same for the event and for the history, key included, so that neither is recorded twice. */
export function saidIn(
  spot: Spot,
  person: string,
  message: SlackMessage,
  text = wordsOf(message),
): Inbound {
  const tables = spot.kind === "direct" ? tablesIn(message.files?.slice(0, MOST_FILES)) : [];
  // A picture or a voice clip alone is a message without words, and answered as one.
  const intent: Intent =
    tables.length > 0 ? { kind: "files", text, files: tables } : { kind: "message", text };
  return aboutMessage(spot, message, { person, version: "message", at: message.ts, intent });
}

/** The newest version of a message that its writer changed; null when it was not changed by anybody. */
export function changedIn(spot: Spot, person: string, message: SlackMessage): Inbound | null {
  if (!message.edited) return null;
  const intent: Intent = { kind: "edit", message: message.ts, text: wordsOf(message) };
  const at = message.edited.ts;
  return aboutMessage(spot, message, { person, version: `edit:${at}`, at, intent });
}

/** A message that is gone. */
export function removedIn(spot: Spot, person: string | null, message: SlackMessage, at: string) {
  const intent: Intent = { kind: "remove", message: message.ts };
  return aboutMessage(spot, message, { person, version: "remove", at, intent });
}

/** `slack:installation:…`: every key starts so, that two workspaces with the same ids never meet. */
function keyOf(installation: string, ...rest: string[]): string {
  return ["slack", installation, ...rest].join(":");
}

/** Slack's time, seconds since 1970 as a decimal, in milliseconds. */
export function toMillis(ts: string): number {
  return Math.round(Number(ts) * 1_000);
}

/** Whatever happened in Slack as an Inbound; `key` tells it apart within its installation. */
export function inboundOf(
  installation: string,
  key: string[],
  what: Omit<Inbound, "key" | "platform" | "installation" | "message"> & { message?: string },
): Inbound {
  const about = { key: keyOf(installation, ...key), platform: "slack", installation } as const;
  return { ...about, message: null, ...what };
}

type Happened = { person: string | null; version: string; at: string; intent: Intent };

function aboutMessage(
  { installation, channel, kind }: Spot,
  { ts, thread_ts: head }: SlackMessage,
  { person, version, at, intent }: Happened,
): Inbound {
  const thread = head && head !== ts ? head : null;
  const place = { kind, conversation: channel, thread, address: writeChannel(channel) };
  const key = [channel, ts, version];
  return inboundOf(installation, key, { person, place, message: ts, at: toMillis(at), intent });
}
