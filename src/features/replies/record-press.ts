/** A button that stands for words: what it changes is recorded as a reply, with a receipt and an undo of its own. */
import { emptyReading, type Reading } from "../../engine/reading/reading.ts";
import type { TalkNudge } from "../../store/replies/conversation.ts";
import type { ReplyRow } from "../../store/replies/replies.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { bookReading } from "./book-reading.ts";
import { readingContext } from "./reading-context.ts";
import { receiptOf } from "./receipts.ts";

type Pressed = {
  /** the words that the button stands for */
  text: string;
  changes: Partial<Pick<Reading, "updates" | "people" | "customerNews">>;
  nudge?: TalkNudge | null;
};

export function recordPress(turn: ChangeTurn, { text, changes, nudge = null }: Pressed): Write[] {
  const { inbound, member } = turn;
  const context = { ...readingContext(turn), nudge };
  const id = turn.newId();
  const reading = { ...emptyReading(id), ...changes, outcome: "update" as const };
  const place = { ...inbound.place, thread: nudge?.card?.message ?? inbound.place.thread };
  const reply: ReplyRow = {
    id,
    memberId: member.id,
    nudgeId: nudge?.id ?? null,
    platform: inbound.platform,
    conversation: place.conversation,
    message: `press:${inbound.key}`,
    thread: place.thread,
    text,
    reading,
    reader: "rules, button",
    revision: 0,
    state: "recorded",
    at: context.at,
    versionAt: inbound.at,
  };
  return [
    { kind: "reply.add", reply },
    ...bookReading(turn, reply, reading, context),
    receiptOf({ ...turn, inbound: { ...inbound, place } }, reply, context, "new"),
  ];
}
