/** Takes back all that a reply recorded. The words are kept, the records stay as history, its nudges are open again. */
import type { TalkReply } from "../../store/replies/conversation.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { replace, say } from "../deliveries/answer.ts";
import { nothingToUndoCard } from "./reply-notices.view.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { reopenNudge } from "../nudges/end-nudge.ts";
import { endedBy, pressedReply, takeBack } from "./correct-reply.ts";
import { repliesMeant } from "./interpret-reply.ts";
import { receiptUndoneCard } from "./receipt-card.view.ts";
import { retireReceipts } from "./receipts.ts";

/** "Undo" under a receipt. */
export function undoByButton(turn: ChangeTurn): Write[] {
  const reply = pressedReply(turn);
  return reply ? undoReply(turn, reply) : [say(turn, oldButtonCard())];
}

/** "Undo" in words: what was recorded last, or what the thread is about. */
export function undoLatest(turn: ChangeTurn): Write[] {
  const { recorded } = repliesMeant(turn.conversation);
  return recorded ? undoReply(turn, recorded) : [say(turn, nothingToUndoCard())];
}

/** Takes a reply back; `versionAt` is when its message was removed. */
export function undoReply(
  turn: ChangeTurn,
  earlier: TalkReply,
  versionAt = earlier.versionAt,
): Write[] {
  const { receipts, isAddition: _isAddition, ...row } = earlier;
  const { id: replyId, revision } = row;
  const { intent } = turn.inbound;
  // A button's or a deleted message's undo shows where the receipt stands; one asked for in words is answered in words.
  const pressed =
    intent.kind === "act" ? receipts.find(({ message }) => message === intent.message) : null;
  const isShown = intent.kind === "act" || intent.kind === "remove";
  const shownOn = isShown ? (pressed ?? receipts.at(-1) ?? null) : null;
  const card = receiptUndoneCard(row);
  return [
    ...takeBack(turn, earlier),
    {
      kind: "reply.revise",
      reply: { ...row, state: "withdrawn", revision: revision + 1, versionAt },
    },
    ...endedBy(turn, earlier).flatMap((nudge) => reopenNudge(turn, nudge)),
    { kind: "audit.note", memberId: turn.member.id, what: "reply undone", subject: replyId },
    ...retireReceipts(earlier, shownOn),
    shownOn
      ? replace(shownOn, `undone:${replyId}:${revision}`, card)
      : say(turn, card, { replyId }),
  ];
}
