import type { Inbound } from "../../chat/intent.ts";
import type { NewDelivery } from "../../store/deliveries/deliveries.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { ReplyRow } from "../../store/replies/replies.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { nudgeCard } from "../nudges/nudge-card.view.ts";
import { receiptUndoneCard } from "./receipt-card.view.ts";
import { DONE } from "../nudges/done.ts";
import { type Effect, type AppContext, workspaceTime } from "../../app/context.ts";
import { answerTo, replacing } from "../deliveries/answer.ts";

/** Takes back all that a reply recorded. The words are kept, the records stay as history, the nudge is open again. */
export async function undoReply(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  reply: ReplyRow,
): Promise<Effect> {
  const receipt = await app.store.deliveries.sentFor(
    workspace.id,
    { replyId: reply.id },
    "receipt",
  );
  const key = `undone:${reply.id}:${reply.revision}`;
  const card = receiptUndoneCard(reply);
  const reopened = await cardOfNudge(app, workspace, member, reply);
  // A button's or a deleted message's undo shows where the receipt stands; one asked for in words is answered in words.
  const inPlace = inbound.intent.kind === "act" || inbound.intent.kind === "remove";
  return async (tx) => {
    await tx.replies.withdrawRecords(workspace.id, reply.id, workspaceTime(app, workspace));
    await tx.replies.revise(workspace.id, reply.id, {
      reading: reply.reading,
      state: "withdrawn",
    });
    await tx.nudges.reopen(workspace.id, member.id, reply.at);
    if (reopened) await tx.deliveries.add(workspace.id, reopened);
    await tx.audit.note(workspace.id, {
      memberId: member.id,
      what: "reply undone",
      subject: reply.id,
    });
    const said =
      inPlace && receipt
        ? replacing(receipt, key, card)
        : answerTo(inbound, { kind: "notice", key, card, replyId: reply.id });
    await tx.deliveries.add(workspace.id, said);
  };
}

/** "Done" had put a closed card in its nudge's place: the open one comes back. */
async function cardOfNudge(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  reply: ReplyRow,
): Promise<NewDelivery | null> {
  if (!reply.message.startsWith(DONE) || reply.nudgeId === null) return null;
  const { nudges, portfolios, deliveries } = app.store;
  const nudge = await nudges.byId(workspace.id, reply.nudgeId);
  const sent = await deliveries.sentFor(workspace.id, { nudgeId: reply.nudgeId }, "nudge");
  if (!nudge || !sent) return null;
  const [customer] = await portfolios.names(workspace.id, [nudge.customerId], member);
  if (!customer) return null;
  const contact = customer.contacts.find((person) => person.id === nudge.contactId);
  const card = nudgeCard(nudge, customer.name, contact?.name ?? null);
  return replacing(sent, `reopened:${reply.id}`, card);
}
