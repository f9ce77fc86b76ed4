/** Finds a message again whose sending was cut off. */
import { z } from "zod";
import type { Found, SendOrder } from "../../chat/platform.ts";
import { parseAddress, parseReference, sentAt } from "./address.ts";
import { parseFailure, waitOf } from "./errors.ts";
import { cursorOf, pageAfter, pageOf, type SlackCall, type SlackClient } from "./client.ts";
import { DELIVERY_EVENT } from "./message.ts";

const page = pageOf(
  z.object({
    ts: z.string(),
    metadata: z
      .object({
        event_type: z.string(),
        event_payload: z.looseObject({ key: z.string().optional() }).optional(),
      })
      .optional(),
  }),
);
const opened = z.object({ channel: z.object({ id: z.string().min(1) }) });

/** Clocks of two machines and of Slack may differ by this much. */
const CLOCK_MARGIN_MS = 10 * 60_000;
/** A coach's conversation has a handful of messages a day: behind this many pages something else is wrong. */
const MOST_PAGES = 20;

/** Whether a send that was cut off arrived: looks for its key in the metadata of what stands in the conversation since. */
export async function find(line: SlackClient, order: SendOrder, since: number): Promise<Found> {
  try {
    const call = await line.as(order.installation);
    const target = order.replaces === null ? null : parseReference(order.replaces);
    const channel = target?.channel ?? (await conversationOf(call, order.address));
    if (channel === null) return { kind: "cannot", reason: "address unknown" };
    // a message that was to be replaced stands where it always stood
    const range = target
      ? { oldest: target.ts, latest: target.ts, inclusive: true }
      : { oldest: String((since - CLOCK_MARGIN_MS) / 1_000) };
    return await look(call, channel, order, range);
  } catch (error) {
    const failure = parseFailure(error);
    const afterMs = waitOf(failure);
    if (afterMs !== null) return { kind: "later", afterMs };
    return { kind: "cannot", reason: failure.kind === "refused" ? failure.name : failure.kind };
  }
}

/** The key of the conversation behind an address; null for an address that is not ours. Throws as a call does. */
export async function conversationOf(call: SlackCall, address: string): Promise<string | null> {
  const read = parseAddress(address);
  if (read === null || "channel" in read) return read?.channel ?? null;
  return opened.parse(await call("conversations.open", { users: read.person })).channel.id;
}

async function look(
  call: SlackCall,
  channel: string,
  { thread, key }: SendOrder,
  range: Record<string, unknown>,
): Promise<Found> {
  const method = thread === null ? "conversations.history" : "conversations.replies";
  const where = { channel, ...(thread !== null && { ts: thread }), ...range };
  let cursor: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const read: z.infer<typeof page> = page.parse(await call(method, pageAfter(cursor, where)));
    const ours = read.messages.find(
      ({ metadata }) =>
        metadata?.event_type === DELIVERY_EVENT && metadata.event_payload?.key === key,
    );
    if (ours) return sentAt(channel, ours.ts);
    cursor = cursorOf(read);
    if (cursor === null) return { kind: "absent" };
  }
  return { kind: "cannot", reason: "too much was said since" };
}
