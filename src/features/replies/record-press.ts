/** A button that stands for words: what it changes is recorded as a reply, with a receipt and an undo of its own. */
import type { KeptReading } from "../../engine/life/edit.ts";
import { emptyReading } from "../../engine/reading/reading.ts";
import type { Readable } from "../../engine/reading/records-of-reading.ts";
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
  changes: Partial<Pick<KeptReading, "updates" | "people" | "customerNews" | "edits">>;
  /** customers that it names beside the conversation's */
  customers?: Readable[];
  nudge?: TalkNudge | null;
};

export function recordPress(
  turn: ChangeTurn,
  { text, changes, nudge = null, customers = [] }: Pressed,
): Write[] {
  const { inbound, member } = turn;
  const loaded = readingContext(turn);
  const more = customers.filter(({ id }) => loaded.customers.every((one) => one.id !== id));
  const context = { ...loaded, nudge, customers: [...loaded.customers, ...more] };
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
