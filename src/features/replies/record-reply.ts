/** A rep's words: an answer to our question, a correction of the last record, or something new to read and record. */
import { applyCorrection } from "../../engine/reading/correction.ts";
import { type ControlKind, emptyReading, type Reading } from "../../engine/reading/reading.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { TalkNudge } from "../../store/replies/conversation.ts";
import type { ReplyRow } from "../../store/replies/replies.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { answerQuestion } from "../lookup/answer-question.ts";
import { emptyReplyCard } from "./reply-notices.view.ts";
import { bookReading, customersIn, stateOf } from "./book-reading.ts";
import { correctReply, recordAnswer } from "./correct-reply.ts";
import { gentleQuestion } from "./gentle-question.ts";
import { interpretReply, type Meaning } from "./interpret-reply.ts";
import { type ReadingContext, requestOf } from "./reading-context.ts";
import { receiptOf } from "./receipts.ts";
import { withToldAgain } from "./told-again.ts";
import { undoReply } from "./undo-reply.ts";

/** An instruction to the coach in plain words: about a nudge, where one is open, and until a day, where one is named. */
export type Wish = {
  nudge: TalkNudge | null;
  isThreaded: boolean;
  from: LocalDate | null;
  until: LocalDate | null;
  /** the reply that it stands in */
  replyId: string;
};
export type Wishes = Record<
  ControlKind,
  (turn: ChangeTurn, wish: Wish) => Write[] | Promise<Write[]>
>;

/** Words that were written once under this key; `wishes` carries out what they ask of the coach. */
export async function recordReply(
  turn: ChangeTurn,
  said: { text: string; message: string; meaning?: Meaning },
  wishes: Wishes,
): Promise<Write[]> {
  const { text } = said;
  if (turn.conversation.known) return [];
  if (text.trim() === "") return [say(turn, emptyReplyCard())];
  const meaning = said.meaning ?? interpretReply(turn, text);
  switch (meaning.kind) {
    case "answer":
      return recordAnswer(turn, meaning);
    case "undo":
      return undoReply(turn, meaning.reply);
    case "line": {
      const { reply, context, reading } = meaning;
      return correctReply(turn, reply, context, { reading, reader: reply.reader });
    }
    case "correction": {
      const { reply, context, correction } = meaning;
      const { reading, reader } = reply;
      if (!reading) return [];
      const better = { reading: applyCorrection(reading, correction), reader };
      return correctReply(turn, reply, context, better);
    }
    case "report": {
      const settled = meaning.answer ? await recordAnswer(turn, meaning.answer) : [];
      return [...settled, ...(await recordReport(turn, said, meaning, wishes))];
    }
  }
}

async function recordReport(
  turn: ChangeTurn,
  { text, message }: { text: string; message: string },
  { context, adds }: Extract<Meaning, { kind: "report" }>,
  wishes: Wishes,
): Promise<Write[]> {
  const { member, inbound } = turn;
  const request = requestOf(message, text, member, context);
  // A question changes nothing, whatever a reader makes of its words.
  const answer = await answerQuestion(turn, text, context.customers);
  const read = answer
    ? { reading: emptyReading(message), reader: "rules, question" }
    : await turn.app.read(turn.workspace.id, request);
  const { reader } = read;
  const reading = withToldAgain(text, read.reading, context);
  const nudge = adds ? context.nudge : nudgeMeant(reading, context);
  const reply: ReplyRow = {
    id: turn.newId(),
    memberId: member.id,
    nudgeId: nudge?.id ?? null,
    platform: inbound.platform,
    conversation: inbound.place.conversation,
    message,
    thread: inbound.place.thread,
    text,
    reading,
    reader,
    revision: 0,
    state: stateOf(reading),
    at: context.at,
    versionAt: inbound.at,
  };
  const recorded: Write[] = [
    { kind: "reply.add", reply },
    ...bookReading(turn, reply, reading, { ...context, nudge }, { adds }),
  ];
  const obeyed = reading.control
    ? await wishes[reading.control.kind](
        turn,
        wishOf(turn, reading.control, nudge, reply.id, recorded),
      )
    : [];
  if (reading.outcome === "control") return [...recorded, ...obeyed];
  if (answer) return [...recorded, say(turn, answer, { replyId: reply.id })];
  const question = gentleQuestion(turn, text, reading, nudge, context);
  const how = adds ? "added" : "new";
  return [...recorded, ...obeyed, receiptOf(turn, reply, context, how, question)];
}

/** The same words may have ended the nudge already: "called her, and don't ask about Acme again". */
function wishOf(
  { inbound }: ChangeTurn,
  { from, until }: NonNullable<Reading["control"]>,
  nudge: TalkNudge | null,
  replyId: string,
  recorded: Write[],
): Wish {
  const end = recorded.find((write) => write.kind === "nudge.close" && write.nudgeId === nudge?.id);
  const state = end?.kind === "nudge.close" ? end.state : nudge?.state;
  return {
    nudge: nudge && { ...nudge, ...(state && { state }) },
    isThreaded: inbound.place.thread !== null,
    from,
    until,
    replyId,
  };
}

/** The nudge that a reply answers: the one in whose thread it stands, else the open one about a customer it names. */
function nudgeMeant(reading: Reading, context: ReadingContext): TalkNudge | null {
  const { nudge, open, answered, customers } = context;
  if (answered?.nudgeId) return nudge;
  const about = customersIn(reading, customers);
  if (about.size === 0 || (nudge && about.has(nudge.customerId))) return nudge;
  return open.find((other) => about.has(other.customerId)) ?? null;
}
