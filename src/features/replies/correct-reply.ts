/** A reply that is recorded again by a better reading: after an answer, a correction or a changed message. */
import { isLocalDate } from "../../engine/model/calendar.ts";
import { CHANNELS } from "../../engine/model/interaction.ts";
import { applyCorrection, type Correction } from "../../engine/reading/correction.ts";
import type { KeptReading } from "../../engine/life/edit.ts";
import type { ActionValue } from "../../chat/action.ts";
import type { TalkNudge, TalkReply } from "../../store/replies/conversation.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { changesSomething } from "./book-changes.ts";
import { bookReading, stateOf } from "./book-reading.ts";
import { answeredBy, type Meaning } from "./interpret-reply.ts";
import {
  contextOfReply,
  nudgeOfReply,
  type ReadingContext,
  readingContext,
} from "./reading-context.ts";
import { receiptOf, retireReceipts } from "./receipts.ts";
import { withToldAgain } from "./told-again.ts";

type Better = { reading: KeptReading; reader: string; text?: string; versionAt?: number };

/** Records a reply again, its former records kept as history, and says so. */
export function correctReply(
  turn: ChangeTurn,
  earlier: TalkReply,
  context: ReadingContext,
  better: Better,
  adds = false,
): Write[] {
  const { receipts: _receipts, isAddition: _isAddition, later: _later, ...row } = earlier;
  const reading = againTold(earlier, better, context);
  const reply = { ...row, ...better, reading, state: stateOf(reading), revision: row.revision + 1 };
  // What the former reading had answered is open again, unless the better one answers it too.
  const former = { outcome: earlier.reading?.outcome ?? null, nudges: endedBy(turn, earlier) };
  return [
    ...takeBack(turn, earlier),
    { kind: "reply.revise", reply },
    ...bookReading(turn, reply, reading, context, { adds, former }),
    ...retireReceipts(earlier),
    // What only asked back had recorded nothing: with the answer, it is noted.
    receiptOf(turn, reply, context, earlier.state === "asking" ? "new" : "changed"),
  ];
}

/** A better reading with the concerns that it tells again, as things stood before the reply: its own are not among them. */
function againTold(
  earlier: TalkReply,
  { reading: better, text = earlier.text }: Better,
  context: ReadingContext,
): KeptReading {
  const own = new Set(
    earlier.reading?.interactions.flatMap(({ signals }) => signals.map(({ quote }) => quote)),
  );
  const items = context.items
    .filter(({ quote }) => !own.has(quote))
    .map((item) => (item.closedBy === earlier.id ? { ...item, closedBy: null } : item));
  const edits = (better.edits ?? []).filter(({ kind }) => kind !== "told again");
  const { edits: _edits, ...reading } = better;
  return withToldAgain(text, edits.length > 0 ? { ...reading, edits } : reading, {
    ...context,
    items,
  });
}

/** Takes back all that a reply recorded and changed; a reading of an earlier version changed nothing. */
export function takeBack(turn: ChangeTurn, { id: replyId, reading }: TalkReply): Write[] {
  const told = { replyId, at: turn.now };
  const isChange = reading !== null && (changesSomething(reading) || reading.control !== null);
  return [
    { kind: "records.withdraw", ...told },
    ...(isChange ? [{ kind: "changes.undo", ...told } as const] : []),
  ];
}

/** The nudges that a reply has answered or passed on. */
export function endedBy({ conversation, member }: ChangeTurn, reply: TalkReply): TalkNudge[] {
  return conversation.nudges.filter(
    ({ memberId, state, answeredAt }) =>
      memberId === member.id &&
      answeredAt === reply.at &&
      (state === "answered" || state === "skipped"),
  );
}

/** The answer to a question back: the reply is read once more, together with it. */
export async function recordAnswer(
  turn: ChangeTurn,
  { reply, context, request, rules }: Extract<Meaning, { kind: "answer" }>,
): Promise<Write[]> {
  const read = await turn.app.read(turn.workspace.id, request);
  const { ask, interactions, updates } = read.reading;
  const isSettled = ask === null && interactions.length + updates.length > 0;
  // The rules know that the answer settles it; a model that does not is not followed.
  return correctReply(turn, reply, context, isSettled ? read : { reading: rules, reader: "rules" });
}

/** A button of a question back. */
export async function answerByButton(
  turn: ChangeTurn,
  option: ActionValue<"ask.answer">,
): Promise<Write[]> {
  const reply = pressedReply(turn);
  const { customer, contact } = option;
  const chosen = { customer, ...(contact !== undefined && { contact }) };
  const answer = reply?.reading?.ask ? answeredBy(turn, reply, readingContext(turn), chosen) : null;
  return answer ? recordAnswer(turn, answer) : [say(turn, oldButtonCard())];
}

/** A button of "Fix": another day or channel. */
export function correctByButton(turn: ChangeTurn, value: ActionValue<"receipt.set">): Write[] {
  const reply = pressedReply(turn);
  const correction = correctionOf(value);
  if (!reply?.reading || !correction) return [say(turn, oldButtonCard())];
  const nudge = nudgeOfReply(turn.conversation, reply);
  const context = contextOfReply(readingContext(turn), reply, nudge);
  const reading = applyCorrection(reply.reading, correction);
  return correctReply(turn, reply, context, { reading, reader: reply.reader });
}

/** A button of "Fix": a line that was not said. */
export function dropLine(turn: ChangeTurn, { part, at }: ActionValue<"receipt.drop">): Write[] {
  const reply = pressedReply(turn);
  if (!reply?.reading) return [say(turn, oldButtonCard())];
  const nudge = nudgeOfReply(turn.conversation, reply);
  const context = contextOfReply(readingContext(turn), reply, nudge);
  const reading = without(reply.reading, part, at);
  return correctReply(turn, reply, context, { reading, reader: reply.reader });
}

function without(
  reading: KeptReading,
  part: ActionValue<"receipt.drop">["part"],
  at: number,
): KeptReading {
  if (part !== "signals")
    return { ...reading, [part]: (reading[part] ?? []).filter((_, n) => n !== at) };
  let place = 0;
  const interactions = reading.interactions.map((touch) => ({
    ...touch,
    signals: touch.signals.filter(() => place++ !== at),
  }));
  return { ...reading, interactions };
}

/** The member's own reply that a button is about, unless it was taken back. */
export function pressedReply({ conversation, member }: ChangeTurn): TalkReply | null {
  const { subject } = conversation;
  return subject?.memberId === member.id && subject.state !== "withdrawn" ? subject : null;
}

function correctionOf(
  value: ActionValue<"receipt.set">,
): Extract<Correction, { kind: "change" }> | null {
  const { interaction, occurredOn } = value;
  if (occurredOn !== undefined && isLocalDate(occurredOn)) {
    return { kind: "change", interaction, occurredOn };
  }
  const channel = CHANNELS.find((known) => known === value.channel);
  return channel ? { kind: "change", interaction, channel } : null;
}
