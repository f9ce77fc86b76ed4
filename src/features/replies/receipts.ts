/** A reply's receipts: a new one, and what becomes of those that it takes over from. */
import type { SentReceipt, TalkReply } from "../../store/replies/conversation.ts";
import type { ReplyRow } from "../../store/replies/replies.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { answerTo, replace } from "../deliveries/answer.ts";
import { receiptCard, supersededCard } from "./receipt-card.view.ts";
import type { ReadingContext } from "./reading-context.ts";

/** What was understood of a reply, back to where it was said. */
export function receiptOf(
  { inbound, member }: ChangeTurn,
  reply: ReplyRow,
  { customers, items, lexicon }: ReadingContext,
  how: "new" | "changed" | "added",
  question: string | null = null,
): Write {
  return answerTo(inbound, {
    kind: "receipt",
    key: `receipt:${reply.id}:${reply.revision}`,
    card: receiptCard(reply, customers, { zone: member.timezone, how, lexicon, question, items }),
    memberId: member.id,
    nudgeId: reply.nudgeId,
    replyId: reply.id,
  });
}

/** Says on the receipts that a later one stands for that they stand no more: what they say is not so, and their buttons are old. */
export function retireReceipts(
  { receipts }: TalkReply,
  except: SentReceipt | null = null,
): Write[] {
  const live = receipts.filter((receipt) => receipt.isLive && receipt !== except);
  return live.map((receipt) => replace(receipt, `retired:${receipt.id}`, supersededCard()));
}
