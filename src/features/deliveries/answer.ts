import type { Inbound } from "../../chat/intent.ts";
import type { Card } from "../../chat/view.ts";
import type { DeliveryKind, NewDelivery, SentMessage } from "../../store/deliveries/deliveries.ts";
import type { Effect } from "../../app/context.ts";

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
 * A message back to where an Inbound came from, in its thread when it was in one. What was said in a channel is
 * answered in the person's own chat: a receipt may quote what not everyone in the channel may see.
 */
export function answerTo(inbound: Inbound, saying: Saying): NewDelivery {
  const { platform, place, person } = inbound;
  if (place.kind === "channel" && person !== null) {
    return { ...saying, platform, address: `person:${person}`, thread: null };
  }
  return { ...saying, platform, address: place.address, thread: place.thread };
}

/** Says something back to where an Inbound came from. */
export function sayTo(inbound: Inbound, saying: Saying): Effect {
  return async (tx) => {
    const workspace = await tx.workspaces.byInstallation(inbound.platform, inbound.installation);
    if (workspace) await tx.deliveries.add(workspace.id, answerTo(inbound, saying));
  };
}

/** Puts a new card in a sent message's place. `key` makes the change the only one of its kind. */
export function replacing(sent: SentMessage, key: string, card: Card): NewDelivery {
  return {
    key,
    kind: "update",
    memberId: sent.memberId,
    nudgeId: sent.nudgeId,
    replyId: sent.replyId,
    platform: sent.platform,
    address: sent.address,
    thread: sent.thread,
    card,
    replaces: sent.id,
  };
}
