/** The texts that others keep for us: where to write, and which message to replace. */
import { z } from "zod";

/** Where a message goes: a conversation, or a person whose direct conversation Slack finds itself. */
export type SlackAddress = { channel: string } | { person: string };

const PERSON = "person:";
const channelAddress = z.object({ channel: z.string().min(1) });

/** The address of a conversation, opaque to all other rooms. */
export function writeChannel(channel: string): string {
  return JSON.stringify({ channel });
}

/** The address of somebody by their key, as every platform writes it. */
export function writePerson(person: string): string {
  return PERSON + person;
}

/** An address that we were handed back; null when it is not ours. */
export function parseAddress(address: string): SlackAddress | null {
  if (address.startsWith(PERSON)) {
    return address.length > PERSON.length ? { person: address.slice(PERSON.length) } : null;
  }
  const json = parseJson(address);
  const found = channelAddress.safeParse(json);
  return found.success ? found.data : null;
}

/** How a send ends whose message stands there; the reference is enough to change it later. */
export function sentAt(channel: string, ts: string) {
  const reference = `${channel}/${ts}`;
  return { kind: "sent", reference, conversation: channel, message: ts } as const;
}

export function parseReference(reference: string): { channel: string; ts: string } | null {
  const found = /^([A-Z0-9]+)\/(\d+\.\d+)$/.exec(reference);
  return found?.[1] && found[2] ? { channel: found[1], ts: found[2] } : null;
}

/** A JSON text as a value; undefined when it is none. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
