/** Sends a card, and finds again what was sent. */
import { z } from "zod";
import type { Found, SendOrder, SendResult } from "../../../../src/chat/platform.ts";
import type { Client } from "./client.ts";
import { MemoError, sendResultOf } from "./errors.ts";
import { renderCard } from "./render.ts";

const sentSchema = z.object({ id: z.string(), chat: z.string() });

/** Never throws for what Memo says. */
export async function send(client: Client, order: SendOrder): Promise<SendResult> {
  const { address: chat, thread, key, replaces, card } = order;
  try {
    return sent(await client.call("send", { chat, thread, key, replaces, ...renderCard(card) }));
  } catch (error) {
    return sendResultOf(error);
  }
}

export async function find(client: Client, { key }: SendOrder): Promise<Found> {
  try {
    return sent(await client.call("find", { key }));
  } catch (error) {
    if (!(error instanceof MemoError)) throw error;
    return error.kind === "refused"
      ? { kind: "absent" }
      : { kind: "later", afterMs: error.afterMs };
  }
}

function sent(answer: unknown): Extract<SendResult, { kind: "sent" }> {
  const { id, chat } = sentSchema.parse(answer);
  return { kind: "sent", reference: id, conversation: chat, message: id };
}
