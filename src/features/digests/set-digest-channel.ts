/** `/customer digest here`: where a manager's weekly digest goes. */
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { digestHereCard, managersOnlyCard } from "./digest-notices.view.ts";

export function setDigestChannel(turn: ChangeTurn): Write[] {
  const { member, inbound } = turn;
  if (member.role === "rep") return [say(turn, managersOnlyCard())];
  const { platform, place } = inbound;
  const { address, conversation } = place;
  const key = `notice:${inbound.key}`;
  const card = digestHereCard(member.name);
  return [
    {
      kind: "team.channel",
      managerId: member.id,
      name: `${member.name}'s team`,
      channel: { platform, address, conversation },
    },
    // Said in the channel itself, for all who will read it there.
    { kind: "delivery.add", delivery: { kind: "notice", key, platform, address, card } },
  ];
}
