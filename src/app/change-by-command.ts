import type { Inbound } from "../chat/intent.ts";
import type { MemberRow } from "../store/members/members.ts";
import type { WorkspaceRow } from "../store/workspaces/workspaces.ts";
import { digestHereCard, managersOnlyCard } from "../features/notices/notices.view.ts";
import { changeSettings } from "../features/settings/change-settings.ts";
import { changePlaysByCommand } from "../features/plays/change-plays-by-command.ts";
import { commandOf } from "./command.ts";
import type { Effect, House } from "./context.ts";
import { obey } from "../features/replies/execute-control.ts";
import { recordReply } from "../features/replies/record-reply.ts";
import { sayTo } from "../features/deliveries/answer.ts";

/** A command that changes something: log, digest here, pause, resume. */
export async function changeByCommand(
  house: House,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  words: string,
): Promise<Effect> {
  const command = await commandOf(house, workspace, member, words);
  if (command.kind === "log") {
    // What is logged by command stands for itself: it answers no nudge by its place.
    return recordReply(house, workspace, member, inbound, command.text);
  }
  if (command.kind === "turn") {
    return changeSettings(house, workspace, member, inbound, command.settings);
  }
  if (command.kind === "play") {
    return changePlaysByCommand(house, workspace, member, inbound, command.order);
  }
  if (command.kind !== "change") return async () => {};
  if (command.what !== "digest-here") {
    const control = { kind: command.what, until: null };
    return obey(house, workspace, member, inbound, control, null);
  }
  const key = `digest-here:${inbound.key}`;
  if (member.role === "rep") {
    return sayTo(inbound, { kind: "notice", key, card: managersOnlyCard() });
  }
  const { platform, place } = inbound;
  const { address, conversation } = place;
  return async (shelves) => {
    const name = `${member.name}'s team`;
    const channel = { platform, address, conversation };
    await shelves.teams.setChannel(workspace.id, member.id, name, channel);
    await shelves.deliveries.add(workspace.id, {
      kind: "notice",
      key,
      platform,
      address,
      card: digestHereCard(member.name),
    });
  };
}
