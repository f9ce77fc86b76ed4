import type { Inbound } from "../../chat/intent.ts";
import { chosenOption } from "../../engine/reading/answer-options.ts";
import { applyCorrection } from "../../engine/reading/correction.ts";
import { readCorrection } from "../../engine/reading/read-correction.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import { DAY_MS } from "../../engine/model/time.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { NudgeRow } from "../../store/nudges/nudge-row.ts";
import type { ReplyRow } from "../../store/replies/replies.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { emptyReplyCard } from "./reply-notices.view.ts";
import { receiptCard } from "./receipt-card.view.ts";
import { bookReading, customersIn, stateOf } from "./book-reading.ts";
import { findContinuation, questionFor } from "./find-continuation.ts";
import { executeControl } from "./execute-control.ts";
import type { Effect, AppContext } from "../../app/context.ts";
import { againOf, type ReadingContext, readingContext, requestOf } from "./reading-context.ts";
import { answerTo, sayTo } from "../deliveries/answer.ts";
import { undoReply } from "./undo-reply.ts";

/** A question that we asked back, and a record that can be mended in plain words, stand for a day. */
const TALK_STANDS_FOR_MS = DAY_MS;
/** An answer to "which Thomas?" is short; more words are a new report. */
const LONGEST_ANSWER_WORDS = 8;

/** A rep's words: an answer to our question, a mend of the last record, or something new to read and book. */
export async function recordReply(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  text: string,
): Promise<Effect> {
  const { replies } = app.store;
  const { platform, place, key } = inbound;
  const message = inbound.message ?? key;
  const known = await replies.byMessage(workspace.id, platform, place.conversation, message);
  if (known) return async () => {};
  if (text.trim() === "") {
    return sayTo(inbound, { kind: "notice", key: `answer:${key}`, card: emptyReplyCard() });
  }
  const context = await readingContext(app, workspace, member, inbound, text);
  const since = context.at - TALK_STANDS_FOR_MS;
  const earlier = await replies.latestOf(workspace.id, member.id, since, ["asking", "recorded"]);
  if (earlier?.reading?.ask) {
    const answered = await answerAsk(app, workspace, member, inbound, earlier, context, text);
    if (answered) return answered;
  }
  if (earlier?.state === "recorded") {
    const mended = await mendByWords(app, workspace, member, inbound, earlier, context, text);
    if (mended) return mended;
  }
  const about = await findContinuation(app, workspace, member, context, text);
  return recordNew(app, workspace, member, inbound, about ?? context, text, about !== null);
}

async function recordNew(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  context: ReadingContext,
  text: string,
  goesOn: boolean,
): Promise<Effect> {
  const message = inbound.message ?? inbound.key;
  const request = requestOf(message, text, member, context);
  const { reading, reader } = await app.read(workspace.id, request);
  const nudge = goesOn ? context.nudge : nudgeMeant(reading, context);
  const question = await questionFor(app, workspace, member, { text, reading, nudge, context });
  const carriedOut = reading.control
    ? await executeControl(app, workspace, member, inbound, reading.control, nudge)
    : null;
  return async (tx) => {
    const reply = await tx.replies.add(workspace.id, {
      memberId: member.id,
      nudgeId: nudge?.id ?? null,
      platform: inbound.platform,
      conversation: inbound.place.conversation,
      message,
      thread: inbound.place.thread,
      text,
      reading,
      reader,
      state: stateOf(reading),
      at: context.at,
      versionAt: inbound.at,
    });
    await bookReading(tx, workspace, member, reply, reading, { ...context, nudge }, goesOn);
    if (carriedOut) await carriedOut(tx);
    if (carriedOut && reading.outcome === "control") return;
    await tx.deliveries.add(
      workspace.id,
      answerTo(inbound, {
        kind: "receipt",
        key: `receipt:${reply.id}:${reply.revision}`,
        card: receiptCard(reply, context.customers, {
          zone: member.timezone,
          how: goesOn ? "added" : "new",
          lexicon: context.lexicon,
          question,
        }),
        memberId: member.id,
        nudgeId: nudge?.id ?? null,
        replyId: reply.id,
      }),
    );
  };
}

/** The nudge that a reply answers: the one in whose thread it stands, else the open one about a customer it names. */
function nudgeMeant(reading: Reading, context: ReadingContext): NudgeRow | null {
  const { nudge, open, answered, customers } = context;
  if (answered?.nudgeId) return nudge;
  const about = customersIn(reading, customers);
  if (about.size === 0 || (nudge && about.has(nudge.customerId))) return nudge;
  return open.find((other) => about.has(other.customerId)) ?? null;
}

async function answerAsk(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  asked: ReplyRow,
  context: ReadingContext,
  answer: string,
): Promise<Effect | null> {
  if (answer.trim().split(/\s+/).length > LONGEST_ANSWER_WORDS) return null;
  return settleAsk(app, workspace, member, inbound, asked, context, answer);
}

/**
 * Reads a reply again together with the answer to the question that it raised. Null when the answer settles nothing:
 * then the words stand for themselves.
 */
export async function settleAsk(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  asked: ReplyRow,
  context: ReadingContext,
  answer: string,
): Promise<Effect | null> {
  const nudge = asked.nudgeId ? await app.store.nudges.byId(workspace.id, asked.nudgeId) : null;
  const settled = againOf(context, asked, nudge);
  const chosen = chosenOption(asked.reading?.ask ?? "", answer);
  const request = requestOf(asked.id, `${asked.text}\n(${chosen})`, member, settled);
  const { reading, reader } = await app.read(workspace.id, request);
  if (reading.ask !== null || reading.interactions.length === 0) return null;
  return rebook(workspace, member, inbound, asked, settled, { reading, reader });
}

async function mendByWords(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  earlier: ReplyRow,
  context: ReadingContext,
  text: string,
): Promise<Effect | null> {
  const { replies, nudges } = app.store;
  // "No, it was Wednesday" is about the touch, not about what was added to it since.
  const since = context.at - TALK_STANDS_FOR_MS;
  const told = (await replies.latestTold(workspace.id, member.id, since)) ?? earlier;
  if (!told.reading) return null;
  const nudge = told.nudgeId ? await nudges.byId(workspace.id, told.nudgeId) : null;
  const mended = againOf(context, told, nudge);
  const now = { ...mended, at: context.at };
  const mend = readCorrection(
    text,
    told.reading,
    requestOf(told.id, text, member, now),
    app.lexicon,
  );
  if (!mend) return null;
  if (mend.kind === "undo") return undoReply(app, workspace, member, inbound, earlier);
  const reading = applyCorrection(told.reading, mend);
  return rebook(workspace, member, inbound, told, mended, { reading, reader: told.reader });
}

/** Books a reply anew by a better reading, its former records kept as history, and says so. */
export function rebook(
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  earlier: ReplyRow,
  context: ReadingContext,
  better: { reading: Reading; reader: string; text?: string },
  added = false,
): Effect {
  return async (tx) => {
    await tx.replies.withdrawRecords(workspace.id, earlier.id, context.at);
    // What the former reading had answered is open again, unless the better one answers it too.
    await tx.nudges.reopen(workspace.id, member.id, earlier.at);
    const reply = await tx.replies.revise(workspace.id, earlier.id, {
      ...better,
      state: stateOf(better.reading),
    });
    await bookReading(tx, workspace, member, reply, better.reading, context, added);
    await tx.deliveries.add(
      workspace.id,
      answerTo(inbound, {
        kind: "receipt",
        key: `receipt:${reply.id}:${reply.revision}`,
        card: receiptCard(reply, context.customers, {
          zone: member.timezone,
          how: "changed",
          lexicon: context.lexicon,
        }),
        memberId: member.id,
        nudgeId: reply.nudgeId,
        replyId: reply.id,
      }),
    );
  };
}
