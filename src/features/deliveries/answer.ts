/** Messages back to where something was said, and new cards in the place of sent ones, as writes. Sending is the outbox's. */
import type { Inbound } from "../../chat/intent.ts";
import type { Card } from "../../chat/view.ts";
import type { DeliveryKind, NewDelivery, SentMessage } from "../../store/deliveries/deliveries.ts";
import type { WriteOf } from "../../store/writes/write.ts";

type AddDelivery = WriteOf<"delivery.add">;

type Saying = {
  kind: DeliveryKind;
  /** makes the message the only one of its kind */
  key: string;
  card: Card;
  memberId?: string;
  nudgeId?: string | null;
  replyId?: string | null;
};

/**
 * Replies where the Inbound came from, in its thread if it had one. A message in a channel is answered in the person's
 * own chat: a receipt may quote what not everyone in the channel is allowed to see.
 */
export function answerTo({ platform, place, person }: Inbound, saying: Saying): AddDelivery {
  const to: Pick<NewDelivery, "address" | "thread"> =
    place.kind === "channel" && person !== null
      ? { address: `person:${person}`, thread: null }
      : { address: place.address, thread: place.thread };
  return { kind: "delivery.add", delivery: { ...saying, platform, ...to } };
}

/** One notice back, the only one to this Inbound. */
export function say(
  { inbound }: { inbound: Inbound },
  card: Card,
  about: Pick<Saying, "nudgeId" | "replyId"> = {},
): AddDelivery {
  return answerTo(inbound, { kind: "notice", key: `notice:${inbound.key}`, card, ...about });
}

/** Puts a new card in a sent message's place. `key` makes the change the only one of its kind. */
export function replace(sent: SentMessage, key: string, card: Card): AddDelivery {
  const { id, memberId, nudgeId, replyId, platform, address, thread } = sent;
  const facts = { memberId, nudgeId, replyId, platform, address, thread };
  const delivery: NewDelivery = { ...facts, key, kind: "update", card, replaces: id };
  return { kind: "delivery.add", delivery };
}
