/** Who an Inbound is from: a member, or somebody who sees nothing, and why. */
import type { Inbound } from "../../chat/intent.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import type { AppContext } from "../../app/context.ts";

export type Asker =
  | { kind: "member"; member: MemberRow }
  | { kind: "stranger"; why: "unknown" | "guest" | "removed"; admins: string[] };

/**
 * The member behind a platform's person: `known` already, or recognized by the mail address of their profile. Guests and
 * people of other workspaces are strangers, whatever their address.
 */
export async function identifyMember(
  app: AppContext,
  workspace: WorkspaceRow,
  known: MemberRow | null,
  inbound: Inbound,
): Promise<Asker> {
  const { members } = app.store;
  const { person } = inbound;
  if (known && known.state !== "removed") return { kind: "member", member: known };
  const admins = async () => (await members.admins(workspace.id)).map((admin) => admin.name);
  if (known) return { kind: "stranger", why: "removed", admins: await admins() };
  const recognized = person === null ? null : await recognize(app, workspace, inbound, person);
  if (recognized === "guest") return { kind: "stranger", why: "guest", admins: [] };
  if (recognized) return { kind: "member", member: recognized };
  return { kind: "stranger", why: "unknown", admins: await admins() };
}

async function recognize(
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
