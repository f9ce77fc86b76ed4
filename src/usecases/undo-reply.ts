import type { Inbound } from "../chat/intent.ts";
import type { MemberRow } from "../store/members.ts";
import type { ReplyRow } from "../store/replies.ts";
import type { WorkspaceRow } from "../store/workspaces.ts";
import { receiptUndoneCard } from "../views/receipt-card.ts";
import { type Effect, type House, timeIn } from "./house.ts";
import { answerTo, replacing } from "./say.ts";

/** Takes back all that a reply recorded. The words are kept, the records stay as history, the nudge is open again. */
export async function undoReply(
  house: House,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  reply: ReplyRow,
): Promise<Effect> {
  const receipt = await house.store.deliveries.sentFor(
    workspace.id,
    { replyId: reply.id },
    "receipt",
  );
  const key = `undone:${reply.id}:${reply.revision}`;
  const card = receiptUndoneCard(reply);
  // A button's or a deleted message's undo shows where the receipt stands; one asked for in words is answered in words.
  const inPlace = inbound.intent.kind === "act" || inbound.intent.kind === "remove";
  return async (shelves) => {
    await shelves.replies.withdrawRecords(workspace.id, reply.id, timeIn(house, workspace));
    await shelves.replies.revise(workspace.id, reply.id, {
      reading: reply.reading,
      state: "withdrawn",
    });
    if (reply.nudgeId) {
      await shelves.nudges.advance(workspace.id, reply.nudgeId, ["answered", "done"], "sent");
    }
    await shelves.audit.note(workspace.id, {
      memberId: member.id,
      what: "reply undone",
      subject: reply.id,
    });
    const said =
      inPlace && receipt
        ? replacing(receipt, key, card)
        : answerTo(inbound, { kind: "notice", key, card, memberId: member.id, replyId: reply.id });
    await shelves.deliveries.add(workspace.id, said);
  };
}
