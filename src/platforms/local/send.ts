/** Sends a card into a conversation of the page, and finds again what was sent. */
import { isDeepStrictEqual } from "node:util";
import type { LocalChat } from "../../chat/local-chat.ts";
import type { Found, SendOrder, SendResult } from "../../chat/platform.ts";

/** Before the key of a person who may have no conversation with us yet. */
const PERSON = "person:";
const DATABASE_AWAY_RETRY_MS = 5_000;

/** Sends an order. Adding is one with what was added before by the same key, so a send that failed can always be tried again. */
export async function send(chat: LocalChat, order: SendOrder): Promise<SendResult> {
  try {
    if (order.replaces !== null) {
      const changed = await chat.change(order.replaces, order.card.text, order.card);
      if (!changed)
        return { kind: "refused", reason: "The message to replace is gone.", who: "message" };
      return sent(changed);
    }
    const conversation = await conversationAt(chat, order.address);
    if (conversation === null)
      return { kind: "refused", reason: "Nobody is at that address.", who: "person" };
    const { card, thread, key } = order;
    return sent(
      await chat.add({
        conversation,
        person: null,
        onlyFor: null,
        text: card.text,
        card,
        thread,
        key,
      }),
    );
  } catch (cause) {
    return {
      kind: "later",
      afterMs: DATABASE_AWAY_RETRY_MS,
      reason: String(cause),
      scope: "workspace",
    };
  }
}

/** Whether an order got there. */
export async function find(chat: LocalChat, order: SendOrder): Promise<Found> {
  const message =
    order.replaces === null ? await chat.findByKey(order.key) : await chat.message(order.replaces);
  if (!message) return { kind: "absent" };
  // Whether it was replaced shows in what stands there now; doing it a second time would change nothing.
  if (order.replaces !== null && !isDeepStrictEqual(message.card, order.card))
    return { kind: "absent" };
  return sent(message);
}

function sent({
  id,
  conversation,
}: {
  id: string;
  conversation: string;
}): Extract<SendResult, { kind: "sent" }> {
  return { kind: "sent", reference: id, conversation, message: id };
}

async function conversationAt(chat: LocalChat, address: string): Promise<string | null> {
  if (!address.startsWith(PERSON)) return address;
  const person = address.slice(PERSON.length);
  if (!(await chat.people()).some(({ key }) => key === person)) return null;
  return (await chat.rooms(person)).find(({ kind }) => kind === "direct")?.conversation ?? null;
}
