/** Takes back all that a reply recorded. The words are kept, the records stay as history, its nudges are open again. */
import type { ActionValue } from "../../chat/action.ts";
import type { TalkReply } from "../../store/replies/conversation.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { replace, say } from "../deliveries/answer.ts";
import { laterChangesCard, nothingToUndoCard } from "./reply-notices.view.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { reopenNudge } from "../nudges/end-nudge.ts";
import { endedBy, pressedReply, takeBack } from "./correct-reply.ts";
import { repliesMeant } from "./interpret-reply.ts";
import { receiptUndoneCard } from "./receipt-card.view.ts";
import { retireReceipts } from "./receipts.ts";

/** "Undo" under a receipt. */
export function undoByButton(turn: ChangeTurn): Write[] {
  const reply = pressedReply(turn);
  return reply ? undoOrAsk(turn, reply) : [say(turn, oldButtonCard())];
}

/** The answer where something has changed since: this one alone, or what came later as well. */
export function undoWithLater(
  turn: ChangeTurn,
  { all }: ActionValue<"receipt.undo.with">,
): Write[] {
  const reply = pressedReply(turn);
  if (!reply) return [say(turn, oldButtonCard())];
  const later = all ? laterOf(turn, reply).flatMap((one) => undoReply(turn, one)) : [];
  // One answer says it.
  const silently = later.filter(
    (write) => write.kind !== "delivery.add" || write.delivery.replaces,
  );
  return [...silently, ...undoReply(turn, reply)];
}

/** Takes a reply back, unless later words of the member's stand on it: those are named, and both are offered. */
function undoOrAsk(turn: ChangeTurn, reply: TalkReply): Write[] {
  const later = laterOf(turn, reply);
  return later.length === 0
    ? undoReply(turn, reply)
    : [say(turn, laterChangesCard(reply.id, later), { replyId: reply.id })];
}

const laterOf = ({ conversation, member }: ChangeTurn, { later }: TalkReply): TalkReply[] =>
  conversation.changedSince.filter(
    ({ id, memberId, state }) =>
      later.includes(id) && memberId === member.id && state !== "withdrawn",
  );

/** "Undo" in words: what was recorded last, or what the thread is about. */
export function undoLatest(turn: ChangeTurn): Write[] {
  const { recorded } = repliesMeant(turn.conversation);
  return recorded ? undoOrAsk(turn, recorded) : [say(turn, nothingToUndoCard())];
}

/** Takes a reply back; `versionAt` is when its message was removed. */
export function undoReply(
  turn: ChangeTurn,
  earlier: TalkReply,
  versionAt = earlier.versionAt,
): Write[] {
  const { receipts, isAddition: _isAddition, later: _later, ...row } = earlier;
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
