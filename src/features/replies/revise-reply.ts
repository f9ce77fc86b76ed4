/** A message that was changed or deleted after it came in, or before. */
import { keepCorrections } from "../../engine/reading/correction.ts";
import type { Reading } from "../../engine/reading/reading.ts";
import type { TalkReply } from "../../store/replies/conversation.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { correctReply } from "./correct-reply.ts";
import { adds, answeredBy } from "./interpret-reply.ts";
import {
  contextOfReply,
  nudgeOfReply,
  type ReadingContext,
  readingContext,
  requestOf,
} from "./reading-context.ts";
import { recordReply, type Wishes } from "./record-reply.ts";
import { undoReply } from "./undo-reply.ts";

/** A message that was gone before it was read. */
const NEVER_READ = { text: "", reading: null, reader: "rules", state: "withdrawn" } as const;

/**
 * The rep changed the message: it is read again. A message that we never recorded is taken as a new one. What comes in late
 * and is older than the version that stands changes nothing: platforms send again what we could not take, in no order.
 */
export async function reviseReply(
  turn: ChangeTurn,
  { message, text, restored }: { message: string; text: string; restored?: true },
  wishes: Wishes,
): Promise<Write[]> {
  const { conversation, member, inbound } = turn;
  const reply = conversation.known;
  if (!reply) return recordReply(turn, { text, message }, wishes);
  if (reply.memberId !== member.id || inbound.at < reply.versionAt) return [];
  const versionAt = inbound.at;
  const isBack = restored && reply.state === "withdrawn" && reply.reading !== null;
  if (reply.text === text && !isBack)
    return [{ kind: "reply.version", replyId: reply.id, versionAt }];
  const loaded = readingContext(turn);
  const nudge = reply.nudgeId ? nudgeOfReply(conversation, reply) : loaded.nudge;
  const context = contextOfReply(loaded, reply, nudge);
  const read = (words: string) =>
    turn.app.read(turn.workspace.id, requestOf(reply.id, words, member, context));
  if (reply.text === text && reply.reading) {
    const stood = { reading: reply.reading, reader: reply.reader, versionAt };
    return correctReply(turn, reply, context, stood, reply.isAddition);
  }
  const now = await read(text);
  const first = reply.revision > 0 && reply.reading ? (await read(reply.text)).reading : null;
  const reading = first
    ? standing(turn, reply, context, { first, now: now.reading, text })
    : now.reading;
  const better = { reading, reader: now.reader, text, versionAt };
  return correctReply(turn, reply, context, better, stillAdds(reply, reading));
}

/** The new words' reading, with what was corrected or answered since the old ones as far as they do not speak against it. */
function standing(
  turn: ChangeTurn,
  reply: TalkReply,
  context: ReadingContext,
  { first, now, text }: { first: Reading; now: Reading; text: string },
): Reading {
  const { reading } = reply;
  if (!reading) return now;
  const isAnswered = first.ask !== null && reading.ask === null && now.ask === first.ask;
  const chosen = isAnswered
    ? first.options?.find(({ customer, contact }) =>
        reading.interactions.some(
          (touch) => touch.customer === customer && (!contact || touch.contacts.includes(contact)),
        ),
      )
    : undefined;
  const asked = { ...reply, text, reading: now };
  const answer = chosen ? answeredBy(turn, asked, context, chosen) : null;
  return answer?.rules ?? keepCorrections(first, reading, now);
}

/** What only added to an earlier touch goes on to do so, unless its new words tell of one. */
function stillAdds(reply: TalkReply, now: Reading): boolean {
  const [touch] = reply.reading?.interactions ?? [];
  return reply.isAddition && touch !== undefined && adds(now, touch);
}

/** The rep deleted the message: what it recorded is taken back, and should it come in later it is not recorded. */
export function withdrawReply(turn: ChangeTurn, { message }: { message: string }): Write[] {
  const { conversation, member, inbound } = turn;
  const { platform, place, at } = inbound;
  const reply = conversation.known;
  if (!reply) {
    const where = { platform, conversation: place.conversation, message, thread: place.thread };
    const gone = { ...NEVER_READ, ...where, memberId: member.id, nudgeId: null, revision: 0 };
    return [{ kind: "reply.add", reply: { ...gone, id: turn.newId(), at, versionAt: at } }];
  }
  if (reply.memberId !== member.id || at < reply.versionAt) return [];
  if (reply.state === "withdrawn") {
    return [{ kind: "reply.version", replyId: reply.id, versionAt: at }];
  }
  return undoReply(turn, reply, at);
}
