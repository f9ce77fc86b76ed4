import type { Inbound } from "../chat/intent.ts";
import type { Reading } from "../engine/reading/reading.ts";
import type { MemberRow } from "../store/members.ts";
import type { ReplyRow } from "../store/replies.ts";
import type { WorkspaceRow } from "../store/workspaces.ts";
import type { Effect, House } from "./house.ts";
import { adds } from "./go-on.ts";
import { againOf, readingContext, requestOf } from "./reading-context.ts";
import { rebook, recordReply } from "./record-reply.ts";
import { undoReply } from "./undo-reply.ts";

const nothing: Effect = async () => {};

/** The rep changed the message: it is read anew. A message that we never recorded is taken as a new one. */
export async function reviseReply(
  house: House,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  message: string,
  text: string,
): Promise<Effect> {
  const { replies, nudges } = house.store;
  const { platform, place } = inbound;
  const reply = await replies.byMessage(workspace.id, platform, place.conversation, message);
  if (!reply) return recordReply(house, workspace, member, { ...inbound, message }, text);
  if (reply.memberId !== member.id || reply.text === text) return nothing;
  const context = await readingContext(house, workspace, member, inbound, text);
  const nudge = reply.nudgeId ? await nudges.byId(workspace.id, reply.nudgeId) : context.nudge;
  const said = againOf(context, reply, nudge);
  const request = requestOf(reply.id, text, member, said);
  const { reading, reader } = await house.read(workspace.id, request);
  const added = await stillAdds(house, workspace, reply, reading);
  return rebook(workspace, member, inbound, reply, said, { reading, reader, text }, added);
}

/** What only added to an earlier touch goes on to do so, unless its new words tell of one. */
async function stillAdds(house: House, workspace: WorkspaceRow, reply: ReplyRow, now: Reading) {
  const [touch] = reply.reading?.interactions ?? [];
  return touch !== undefined && adds(now, touch)
    ? house.store.replies.isAddition(workspace.id, reply.id)
    : false;
}

/** The rep deleted the message: what it recorded is taken back. */
export async function withdrawReply(
  house: House,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  message: string,
): Promise<Effect> {
  const { replies } = house.store;
  const { platform, place } = inbound;
  const reply = await replies.byMessage(workspace.id, platform, place.conversation, message);
  if (!reply || reply.memberId !== member.id || reply.state === "withdrawn") return nothing;
  return undoReply(house, workspace, member, inbound, reply);
}
