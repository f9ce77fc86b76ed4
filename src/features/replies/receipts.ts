/** A reply's receipts: a new one, and what becomes of those that it takes over from. */
import type { Button } from "../../chat/view.ts";
import { offersIn } from "../../engine/life/offers.ts";
import type { Readable } from "../../engine/reading/records-of-reading.ts";
import type { SentReceipt, TalkReply } from "../../store/replies/conversation.ts";
import type { ReplyRow } from "../../store/replies/replies.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { answerTo, replace } from "../deliveries/answer.ts";
import { receiptCard, supersededCard } from "./receipt-card.view.ts";
import { offerButton, openEnds } from "./offers.view.ts";
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
    card: receiptCard(reply, customers, {
      zone: member.timezone,
      how,
      lexicon,
      question,
      items,
      offers: offersOf(reply, customers),
    }),
    memberId: member.id,
    nudgeId: reply.nudgeId,
    replyId: reply.id,
  });
}

/** The forms to offer under a receipt: what its reading leaves open, and what its words tell that no reading holds. */
function offersOf({ reading, text }: ReplyRow, customers: Readable[]): Button[] {
  if (!reading || reading.edits?.some(({ kind }) => kind !== "told again")) return [];
  const ends = openEnds(reading, customers);
  const raised = offersIn(text, customers).map(offerButton);
  const known = new Set(ends.map(({ label }) => label));
  return [...ends, ...raised.filter(({ label }) => !known.has(label))];
}

/** Says on the receipts that a later one stands for that they stand no more: what they say is not so, and their buttons are old. */
export function retireReceipts(
  { receipts }: TalkReply,
  except: SentReceipt | null = null,
): Write[] {
  const live = receipts.filter((receipt) => receipt.isLive && receipt !== except);
  return live.map((receipt) => replace(receipt, `retired:${receipt.id}`, supersededCard()));
}
