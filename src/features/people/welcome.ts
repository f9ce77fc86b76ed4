/** The app comes to a person, and goes: their address is kept or forgotten. */
import type { Inbound } from "../../chat/intent.ts";
import type { Conversation } from "../../store/replies/conversation.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { answerTo } from "../deliveries/answer.ts";
import { welcomeCard } from "./access-notices.view.ts";

/** The coach can write to a person now: the address is kept, and the person greeted once. */
export async function welcome({ inbound, member, store }: ChangeTurn): Promise<Write[]> {
  const { platform, person, place } = inbound;
  // In a channel there is nothing to greet: the first `/customer digest here` says what comes.
  if (place.kind === "channel") return [];
  const customers = await store.customers.ownedBy([member.id]);
  const { address, conversation } = place;
  const greeting = answerTo(inbound, {
    kind: "notice",
    key: `welcome:${platform}:${member.id}`,
    card: welcomeCard(member.name, customers.length),
    memberId: member.id,
  });
  return person === null
    ? [greeting]
    : [{ kind: "member.address", platform, person, place: { address, conversation } }, greeting];
}

/** The app was removed for a person, or for the whole workspace: what was to be sent there will not be. */
export function removePlace({ member }: Conversation, inbound: Inbound): Write[] {
  const { intent, platform, person, installation, place } = inbound;
  const reason = "the app was removed";
  if (intent.kind === "uninstalled" && intent.everywhere) {
    return [
      { kind: "installation.remove", platform, key: installation },
      { kind: "delivery.skip", memberId: null, reason },
    ];
  }
  // Who took the app out of a channel keeps their own chat with it.
  if (!member || person === null || place.kind !== "direct") return [];
  return [
    { kind: "member.address", platform, person, place: null },
    { kind: "delivery.skip", memberId: member.id, reason },
  ];
}
