/** "Fix" under a receipt: the usual corrections as buttons, and how to correct in words. */
import { addDays, toLocalDate } from "../../engine/model/calendar.ts";
import type { Turn } from "../../app/context.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { fixesCard } from "./fixes-card.view.ts";

const DAYS_OFFERED = 4;

export async function showFixes({ store, member, today }: Turn, replyId: string) {
  const reply = await store.replies.byId(replyId);
  if (!reply?.reading || reply.memberId !== member.id || reply.state === "withdrawn") {
    return oldButtonCard();
  }
  const said = toLocalDate(reply.at, member.timezone);
  const days = Array.from({ length: DAYS_OFFERED }, (_, back) => addDays(said, -back));
  return fixesCard(reply.id, reply.reading, days, today);
}
