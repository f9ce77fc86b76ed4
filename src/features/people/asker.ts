import type { Inbound } from "../../chat/intent.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import type { AppContext } from "../../app/context.ts";

/** Who an Inbound is from: a member, or somebody who sees nothing, and why. */
export type Asker =
  | { kind: "member"; member: MemberRow }
  | { kind: "stranger"; why: "unknown" | "guest" | "removed"; admins: string[] };

/**
 * Finds the member behind a platform's person: known already, or recognised by the mail address of their profile.
 * Guests and people of other workspaces are strangers, whatever their address.
 */
export async function askerOf(
  app: AppContext,
  workspace: WorkspaceRow,
  inbound: Inbound,
): Promise<Asker> {
  const { platform, person } = inbound;
  const known =
    person === null ? null : await app.store.members.byIdentity(workspace.id, platform, person);
  return askerKnownAs(known, app, workspace, inbound);
}

/** The same, where the member whom the person is known as was read already; null: as nobody. */
export async function askerKnownAs(
  known: MemberRow | null,
  app: AppContext,
  workspace: WorkspaceRow,
  inbound: Inbound,
): Promise<Asker> {
  const { members } = app.store;
  const { person } = inbound;
  if (known && known.state !== "removed") return { kind: "member", member: known };
  const admins = async () => (await members.admins(workspace.id)).map((admin) => admin.name);
  if (known) return { kind: "stranger", why: "removed", admins: await admins() };
  const recognised = person === null ? null : await recognise(app, workspace, inbound, person);
  if (recognised === "guest") return { kind: "stranger", why: "guest", admins: [] };
  if (recognised) return { kind: "member", member: recognised };
  return { kind: "stranger", why: "unknown", admins: await admins() };
}

async function recognise(
  app: AppContext,
  workspace: WorkspaceRow,
  inbound: Inbound,
  person: string,
): Promise<MemberRow | "guest" | null> {
  const { members, installations } = app.store;
  const platform = app.platforms.get(inbound.platform);
  const installation = await installations.find(inbound.platform, inbound.installation);
  if (!platform || !installation) return null;
  const profile = await platform.profile(installation, person);
  if (profile?.guest) return "guest";
  if (!profile?.email) return null;
  const member = await members.byEmail(workspace.id, profile.email);
  if (!member || member.state === "removed") return null;
  await members.identify(workspace.id, {
    platform: inbound.platform,
    key: person,
    memberId: member.id,
  });
  if (profile.timezone && !member.timezoneSet) {
    await members.setTimezone(workspace.id, member.id, profile.timezone);
    return { ...member, timezone: profile.timezone };
  }
  return member;
}
