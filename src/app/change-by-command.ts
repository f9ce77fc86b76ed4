import type { Inbound } from "../chat/intent.ts";
import type { MemberRow } from "../store/members/members.ts";
import type { WorkspaceRow } from "../store/workspaces/workspaces.ts";
import { digestHereCard, managersOnlyCard } from "../features/digests/digest-notices.view.ts";
import { changeSettings } from "../features/settings/change-settings.ts";
import { changePlaysByCommand } from "../features/plays/change-plays-by-command.ts";
import { commandOf } from "./command.ts";
import type { Effect, AppContext } from "./context.ts";
import { executeControl } from "../features/replies/execute-control.ts";
import { recordReply } from "../features/replies/record-reply.ts";
import { sayTo } from "../features/deliveries/answer.ts";

/** A command that changes something: log, digest here, pause, resume. */
export async function changeByCommand(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  words: string,
): Promise<Effect> {
  const command = await commandOf(app, workspace, member, words);
  if (command.kind === "log") {
    // What is logged by command stands for itself: it answers no nudge by its place.
    return recordReply(app, workspace, member, inbound, command.text);
  }
  if (command.kind === "turn") {
    return changeSettings(app, workspace, member, inbound, command.settings);
  }
  if (command.kind === "play") {
    return changePlaysByCommand(app, workspace, member, inbound, command.order);
  }
  if (command.kind !== "change") return async () => {};
  if (command.what !== "digest-here") {
    const control = { kind: command.what, until: null };
    return executeControl(app, workspace, member, inbound, control, null);
  }
  const key = `digest-here:${inbound.key}`;
  if (member.role === "rep") {
    return sayTo(inbound, { kind: "notice", key, card: managersOnlyCard() });
  }
  const { platform, place } = inbound;
  const { address, conversation } = place;
  return async (tx) => {
    const name = `${member.name}'s team`;
    const channel = { platform, address, conversation };
    await tx.teams.setChannel(workspace.id, member.id, name, channel);
    await tx.deliveries.add(workspace.id, {
      kind: "notice",
      key,
      platform,
      address,
      card: digestHereCard(member.name),
    });
  };
}
