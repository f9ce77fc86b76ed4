import type { Inbound } from "../../chat/intent.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { ReplyRow } from "../../store/replies/replies.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import type { Effect, AppContext } from "../../app/context.ts";
import { adds } from "./find-continuation.ts";
import { againOf, readingContext, requestOf } from "./reading-context.ts";
import { rebook, recordReply } from "./record-reply.ts";
import { undoReply } from "./undo-reply.ts";

const nothing: Effect = async () => {};

/** A message that was gone before it was read. */
const NEVER_READ = { text: "", reading: null, reader: "rules", state: "withdrawn" } as const;

/**
 * The rep changed the message: it is read anew. A message that we never recorded is taken as a new one. What comes in late
 * and is older than the version that stands changes nothing: platforms send again what we could not take, in no order.
 */
export async function reviseReply(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  message: string,
  text: string,
): Promise<Effect> {
  const { replies, nudges } = app.store;
  const { platform, place } = inbound;
  const reply = await replies.byMessage(workspace.id, platform, place.conversation, message);
  if (!reply) return recordReply(app, workspace, member, { ...inbound, message }, text);
  if (reply.memberId !== member.id || inbound.at < reply.versionAt) return nothing;
  const stands: Effect = (tx) => tx.replies.stands(workspace.id, reply.id, inbound.at);
  if (reply.text === text) return stands;
  const context = await readingContext(app, workspace, member, inbound, text);
  const nudge = reply.nudgeId ? await nudges.byId(workspace.id, reply.nudgeId) : context.nudge;
  const said = againOf(context, reply, nudge);
  const request = requestOf(reply.id, text, member, said);
  const { reading, reader } = await app.read(workspace.id, request);
  const added = await stillAdds(app, workspace, reply, reading);
  const better = { reading, reader, text };
  return inTurn(rebook(workspace, member, inbound, reply, said, better, added), stands);
}

/** What only added to an earlier touch goes on to do so, unless its new words tell of one. */
async function stillAdds(app: AppContext, workspace: WorkspaceRow, reply: ReplyRow, now: Reading) {
  const [touch] = reply.reading?.interactions ?? [];
  return touch !== undefined && adds(now, touch)
    ? app.store.replies.isAddition(workspace.id, reply.id)
    : false;
}

const inTurn =
  (first: Effect, second: Effect): Effect =>
  async (tx) => {
    await first(tx);
    await second(tx);
  };

/** The rep deleted the message: what it recorded is taken back, and should it come in later it is not recorded. */
export async function withdrawReply(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  message: string,
): Promise<Effect> {
  const { platform, place, at } = inbound;
  const { conversation, thread } = place;
  const reply = await app.store.replies.byMessage(workspace.id, platform, conversation, message);
  if (!reply) {
    const gone = { memberId: member.id, nudgeId: null, platform, conversation, message, thread };
    return async ({ replies }) => {
      await replies.add(workspace.id, { ...gone, ...NEVER_READ, at });
    };
  }
  if (reply.memberId !== member.id || at < reply.versionAt) return nothing;
  const stands: Effect = (tx) => tx.replies.stands(workspace.id, reply.id, at);
  if (reply.state === "withdrawn") return stands;
  return inTurn(await undoReply(app, workspace, member, inbound, reply), stands);
}
