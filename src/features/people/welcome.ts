import type { Inbound } from "../../chat/intent.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { welcomeCard } from "./access-notices.view.ts";
import type { Effect, AppContext } from "../../app/context.ts";
import { answerTo } from "../deliveries/answer.ts";

/** The coach can write to a person now: the address is kept, and the person greeted once. */
export async function welcome(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
): Promise<Effect> {
  const { platform, person, place } = inbound;
  // In a channel there is nothing to greet: the first `/customer digest here` says what comes.
  if (place.kind === "channel") return async () => {};
  const customers = await app.store.customers.ownedBy(workspace.id, [member.id]);
  return async (tx) => {
    if (person !== null) {
      await tx.members.setAddress(workspace.id, platform, person, {
        address: place.address,
        conversation: place.conversation,
      });
    }
    await tx.deliveries.add(
      workspace.id,
      answerTo(inbound, {
        kind: "notice",
        key: `welcome:${platform}:${member.id}`,
        card: welcomeCard(member.name, customers.length),
        memberId: member.id,
      }),
    );
  };
}

/** The app was removed for a person, or for the whole workspace: what was to be sent there will not be. */
export async function removePlace(
  app: AppContext,
  workspace: WorkspaceRow,
  inbound: Inbound,
): Promise<Effect> {
  const { intent, platform, person, installation, place } = inbound;
  const everywhere = intent.kind === "uninstalled" && intent.everywhere;
  const member =
    person === null ? null : await app.store.members.byIdentity(workspace.id, platform, person);
  return async (tx) => {
    if (everywhere) {
      await tx.installations.remove(platform, installation);
      await tx.deliveries.skipDue(workspace.id, null, "the app was removed");
      // Who took the app out of a channel keeps their own chat with it.
    } else if (member && person !== null && place.kind === "direct") {
      await tx.members.setAddress(workspace.id, platform, person, null);
      await tx.deliveries.skipDue(workspace.id, member.id, "the app was removed");
    }
  };
}
