import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import type { AppContext } from "../../app/context.ts";

/** Where to write to a member: their own chat on a connected platform; null when there is none. */
export async function placeOf(
  app: AppContext,
  workspace: WorkspaceRow,
  memberId: string,
): Promise<{ platform: string; address: string } | null> {
  const connected = await app.store.installations.platformsOf(workspace.id);
  const identities = await app.store.members.identitiesOf(workspace.id, memberId);
  const identity = identities.find((one) => connected.includes(one.platform));
  if (!identity) return null;
  return { platform: identity.platform, address: identity.address ?? `person:${identity.key}` };
}
