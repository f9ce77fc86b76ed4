/** "Done" under a nudge: the reply "Done" in its thread, one interaction with its customer, and a receipt to add to. */
import type { TalkNudge } from "../../store/replies/conversation.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { readingContext } from "./reading-context.ts";
import { recordReply, type Wishes } from "./record-reply.ts";

export async function answerDone(
  turn: ChangeTurn,
  nudge: TalkNudge | null,
  wishes: Wishes,
): Promise<Write[]> {
  if (!nudge) return [say(turn, oldButtonCard())];
  const { inbound } = turn;
  const place = { ...inbound.place, thread: nudge.card?.message ?? null };
  const answered = nudge.card ?? turn.conversation.answered;
  const context = { ...readingContext(turn, { answered }), nudge, topic: nudge };
  const said = {
    text: "Done",
    message: `done:${nudge.id}:${inbound.key}`,
    meaning: { kind: "report", context, adds: false },
  } as const;
  return recordReply({ ...turn, inbound: { ...inbound, place } }, said, wishes);
}
